import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'

// messages: configuration.nav.*

/** Pages of the administration, in the order they are usually visited. */
export const adminPages = [
  { to: '/console/admin/categories', name: 'categories' },
  { to: '/console/admin/conditions', name: 'conditions' },
  { to: '/console/admin/rules', name: 'rules' },
  { to: '/console/admin/texts', name: 'texts' },
  { to: '/console/admin/suggestions', name: 'suggestions' },
  { to: '/console/admin/settings', name: 'settings' },
  { to: '/console/admin/calendars', name: 'calendars' },
  { to: '/console/admin/departments', name: 'departments' },
] as const

/** A page of the administration: its title, what it is for, and the links to its neighbours. */
export function AdminFrame(props: { title: string; text?: string; actions?: ReactNode; children: ReactNode }) {
  const { t } = useWords()
  return (
    <>
      <nav className={classes.tabs} aria-label={t('configuration.nav.title')}>
        {adminPages.map((page) => (
          <Link key={page.to} to={page.to} className={classes.tab}>
            {t(`configuration.nav.${page.name}`)}
          </Link>
        ))}
      </nav>
      <PageHeader title={props.title} text={props.text} actions={props.actions} />
      {props.children}
    </>
  )
}
