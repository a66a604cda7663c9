import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageHeader } from '../ui/PageHeader.tsx'
import { useWords } from '../words/words.tsx'
import classes from './PeopleFrame.module.css'
import { holds, useSession } from './session.tsx'

/** True for administrators. The server decides; this leaves out what is of no use. */
export function useAdministers(): boolean {
  const { activePosts } = useSession()
  return holds(activePosts, 'administrator')
}

/** A page about people: its title, what it is for, and the links to its neighbours, which lie in several features. */
export function PeopleFrame(props: { title: string; text?: string; actions?: ReactNode; children: ReactNode }) {
  const { t } = useWords()
  const administers = useAdministers()
  return (
    <>
      <nav className={classes.tabs} aria-label={t('people.nav.title')}>
        <Link to="/console/people" activeOptions={{ exact: true, includeSearch: false }} className={classes.tab}>
          {t('people.nav.gaps')}
        </Link>
        <Link to="/console/people/posts" className={classes.tab}>
          {t('people.nav.posts')}
        </Link>
        <Link to="/console/people/duties" activeOptions={{ includeSearch: false }} className={classes.tab}>
          {t('people.nav.duties')}
        </Link>
        <Link to="/console/people/rules" activeOptions={{ includeSearch: false }} className={classes.tab}>
          {t('people.nav.rules')}
        </Link>
        {administers ? (
          <Link to="/console/people/import" className={classes.tab}>
            {t('people.nav.import')}
          </Link>
        ) : null}
      </nav>
      <PageHeader title={props.title} text={props.text} actions={props.actions} />
      {props.children}
    </>
  )
}
