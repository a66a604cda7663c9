import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../../app/links.tsx'
import { holds, useSession } from '../../../app/session.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../recruitment.module.css'

/** The two lists of a desk: calls, and applications. */
export function DeskFrame(props: { children: ReactNode }) {
  const { t } = useWords()
  const { activePosts } = useSession()
  return (
    <>
      <nav className={classes.tabs} aria-label={t('recruitment.desk.title')}>
        <Link to="/console/recruitment" activeOptions={{ exact: true, includeSearch: false }} className={classes.tab}>
          {t('recruitment.desk.calls')}
        </Link>
        <Link
          to="/console/recruitment/applications"
          activeOptions={{ exact: true, includeSearch: false }}
          className={classes.tab}
        >
          {t('recruitment.desk.applications')}
        </Link>
      </nav>
      <PageHeader
        title={t('recruitment.desk.title')}
        text={t('recruitment.desk.text')}
        actions={
          holds(activePosts, 'administrator', 'desk') ? (
            <ButtonLink
              to="/console/recruitment/new"
              search={{}}
              size="sm"
              leftSection={<IconPlus size={18} aria-hidden />}
            >
              {t('recruitment.desk.new')}
            </ButtonLink>
          ) : null
        }
      />
      {props.children}
    </>
  )
}
