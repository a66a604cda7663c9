import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './frame.module.css'

// messages: territory.nav.*

const pages = [
  { to: '/console/territory', name: 'units', exact: true },
  { to: '/console/territory/changes', name: 'changes', exact: false },
  { to: '/console/territory/plans', name: 'planner', exact: false },
  { to: '/console/territory/buildings', name: 'buildings', exact: false },
  { to: '/console/territory/files', name: 'files', exact: false },
] as const

/** A page of the territory: the links to its neighbours, its title and what it is for. */
export function TerritoryFrame(props: {
  title: string
  text?: ReactNode
  above?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const { t } = useWords()
  return (
    <>
      <nav className={classes.tabs} aria-label={t('territory.nav.title')}>
        {pages.map((page) => (
          <Link
            key={page.to}
            to={page.to}
            className={classes.tab}
            activeOptions={{ exact: page.exact, includeSearch: false }}
          >
            {t(`territory.nav.${page.name}`)}
          </Link>
        ))}
      </nav>
      <PageHeader title={props.title} text={props.text} above={props.above} actions={props.actions} />
      {props.children}
    </>
  )
}
