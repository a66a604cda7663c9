import {
  IconArrowBackUp,
  IconArrowMerge,
  IconClockPause,
  IconClockPlus,
  IconPhone,
  IconStar,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './case.module.css'

/** What somebody must know before anything else: what waits for a decision, what was said at the end, where it went on. */
export function CaseNotices(props: { view: CaseView }) {
  const { t } = useWords()
  const { exact, day } = useFormat()
  const { view } = props
  const { extension, suspension, rating, mergedInto, parent, undo } = view
  return (
    <>
      {extension ? (
        <Notice
          icon={<IconClockPlus size={20} aria-hidden />}
          title={t('console.case.extension', { until: exact(extension.until) })}
        >
          {extension.reason}
        </Notice>
      ) : null}
      {suspension ? (
        <Notice
          icon={<IconClockPause size={20} aria-hidden />}
          title={
            suspension.granted
              ? t('console.case.suspended', { until: day(suspension.until) })
              : t('console.case.suspension', { until: day(suspension.until) })
          }
        >
          {suspension.reason}
        </Notice>
      ) : null}
      {view.returnVisit === 'due' ? (
        <Notice icon={<IconPhone size={20} aria-hidden />} title={t('console.case.return_visit')} />
      ) : null}
      {rating ? (
        <Notice
          icon={<IconStar size={20} aria-hidden />}
          title={t('console.case.rated', {
            solved: String(rating.solved),
            satisfaction: rating.satisfaction,
          })}
        >
          {rating.words ? `“${rating.words}”` : null}
        </Notice>
      ) : null}
      {mergedInto ? (
        <Notice icon={<IconArrowMerge size={20} aria-hidden />} title={t('console.case.merged_into')}>
          <CaseLink {...mergedInto} />
          {undo?.kind === 'merge' ? <div>{t('console.case.undo.merge', { until: exact(undo.until) })}</div> : null}
        </Notice>
      ) : null}
      {undo?.kind === 'split' ? (
        <Notice
          icon={<IconArrowBackUp size={20} aria-hidden />}
          title={t('console.case.undo.split', { until: exact(undo.until) })}
        />
      ) : null}
      {parent ? (
        <p className={classes.kin}>
          {t('console.case.parent')} <CaseLink {...parent} />
        </p>
      ) : null}
    </>
  )
}

function Notice(props: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={classes.notice}>
      {props.icon}
      <div>
        <strong>{props.title}</strong>
        {props.children ? <div>{props.children}</div> : null}
      </div>
    </div>
  )
}

/** A case by its number, to its own page. */
export function CaseLink(props: { id: string; number: string }) {
  return (
    <Link to="/console/cases/$id" params={{ id: props.id }} className={`${classes.link} ds-num`}>
      {props.number}
    </Link>
  )
}
