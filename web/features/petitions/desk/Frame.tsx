import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { holds, useSession } from '../../../app/session.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import desk from '../desk.module.css'

/** A page of the desk about petitions, with the links to its neighbours. */
export function Frame(props: { title: string; text?: string; actions?: ReactNode; children: ReactNode }) {
  const { t } = useWords()
  const { activePosts } = useSession()
  const supervises = activePosts.some(({ role, place }) => role === 'supervisor' && place?.level === 'district')
  return (
    <>
      <nav className={`${desk.tabs} ds-no-print`} aria-label={t('petition-pages.nav')}>
        <Link to="/console/petitions" activeOptions={{ exact: true, includeSearch: false }} className={desk.tab}>
          {t('petition-pages.desk.list')}
        </Link>
        <Link to="/console/visiting-days" activeOptions={{ includeSearch: false }} className={desk.tab}>
          {t('petition-pages.home.days')}
        </Link>
        <Link to="/console/petitions/figures" className={desk.tab}>
          {t('petition-pages.figures.title')}
        </Link>
        {supervises ? (
          <Link to="/console/petitions/retaliation" className={desk.tab}>
            {t('petition-pages.desk.retaliation')}
          </Link>
        ) : null}
        {holds(activePosts, 'administrator', 'supervisor', 'desk') ? (
          <Link to="/console/petitions/settings" className={desk.tab}>
            {t('petition-pages.settings.title')}
          </Link>
        ) : null}
      </nav>
      <PageHeader title={props.title} text={props.text} actions={props.actions} />
      {props.children}
    </>
  )
}
