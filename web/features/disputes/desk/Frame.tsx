import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import forms from '../../../app/form.module.css'
import { holds, useSession } from '../../../app/session.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'

/** A page about mediations: links to its neighbours, its title, what it is for. */
export function Frame(props: { title: string; text?: string; actions?: ReactNode; children: ReactNode }) {
  const { t } = useWords()
  const { activePosts } = useSession()
  const keeps = holds(activePosts, 'administrator', 'desk', 'supervisor')
  const tab = { className: forms.tab, activeProps: { 'data-here': true } as object }
  return (
    <>
      <nav className={forms.tabs} aria-label={t('dispute-pages.nav')}>
        <Link to="/console/disputes" search={{}} activeOptions={{ exact: true, includeSearch: false }} {...tab}>
          {t('dispute-pages.tab.list')}
        </Link>
        <Link to="/console/disputes/calendar" search={{}} activeOptions={{ includeSearch: false }} {...tab}>
          {t('dispute-pages.tab.calendar')}
        </Link>
        {keeps ? (
          <>
            <Link to="/console/disputes/figures" search={{}} activeOptions={{ includeSearch: false }} {...tab}>
              {t('dispute-pages.tab.figures')}
            </Link>
            <Link to="/console/disputes/mediators" search={{}} activeOptions={{ includeSearch: false }} {...tab}>
              {t('dispute-pages.tab.mediators')}
            </Link>
            <Link to="/console/disputes/settings" {...tab}>
              {t('dispute-pages.tab.settings')}
            </Link>
          </>
        ) : null}
      </nav>
      <PageHeader title={props.title} text={props.text} actions={props.actions} />
      {props.children}
    </>
  )
}
