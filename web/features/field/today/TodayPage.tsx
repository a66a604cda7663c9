import { IconMoodSmile } from '@tabler/icons-react'
import { useMemo } from 'react'
import { ButtonLink } from '../../../app/links.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { useDraftList } from '../device/drafts.ts'
import classes from '../field.module.css'
import { CaseRow } from './CaseRow.tsx'
import { DraftRow } from './DraftRow.tsx'
import { PostChooser } from './PostChooser.tsx'
import { Freshness } from './TodayHead.tsx'
import { useDayAhead } from './useDayAhead.ts'
import { usePull } from './usePull.ts'
import { useToday } from './useToday.ts'

// messages: field.group.*

/** What is mine to do now: late first, then what is due soonest. */
export function TodayPage() {
  const { t } = useWords()
  const today = useToday()
  const drafts = useDraftList()
  const pulled = usePull(today.refresh)
  useDayAhead(useMemo(() => today.groups.flatMap((group) => group.items), [today.groups]))
  const count = today.groups.reduce((sum, group) => sum + group.items.length, 0)
  return (
    <>
      <div className={classes.pull} style={{ height: `${pulled * 3}rem` }} aria-hidden="true">
        {pulled > 0 ? t(pulled >= 1 ? 'field.today.letGo' : 'field.today.pull') : null}
      </div>
      <PageHeader
        title={t('field.today.title')}
        above={<PostChooser />}
        text={today.loading || today.problem ? undefined : t('field.today.count', { count })}
        actions={<Freshness at={today.at} fetching={today.fetching} refresh={today.refresh} />}
      />
      {drafts.length > 0 ? (
        <section className={classes.group} aria-labelledby="group-drafts">
          <h2 id="group-drafts" className={classes.groupName}>
            {t('field.drafts.title')}
          </h2>
          <ul className={classes.rows}>
            {drafts.map((draft) => (
              <li key={draft.id}>
                <DraftRow draft={draft} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {today.problem ? (
        <ErrorState problem={today.problem} onRetry={() => void today.refresh()} />
      ) : today.loading ? (
        <PageSkeleton lines={6} />
      ) : count === 0 ? (
        <EmptyState
          title={t('field.today.empty')}
          text={t('field.today.emptyText')}
          icon={<IconMoodSmile size={32} stroke={1.5} />}
          action={<ButtonLink to="/field/report">{t('field.nav.report')}</ButtonLink>}
        />
      ) : (
        today.groups.map((group) => (
          <section key={group.light} className={classes.group} aria-labelledby={`group-${group.light}`}>
            <h2 id={`group-${group.light}`} className={classes.groupName}>
              {t(`field.group.${group.light}`)} <span className="ds-num">{group.items.length}</span>
            </h2>
            <ul className={classes.rows}>
              {group.items.map((item) => (
                <li key={item.one.id}>
                  <CaseRow item={item} />
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  )
}
