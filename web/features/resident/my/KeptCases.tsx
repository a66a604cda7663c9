import { IconChevronRight } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaseStateName, Light } from '../../../../contract/cases.ts'
import { CaseLight, isEnded } from '../../../cases/CaseLight.tsx'
import type { KeptCase } from '../../../cases/keptCases.ts'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../follow/follow.module.css'
import { followQuery } from '../follow/followed.ts'
import { isReportState } from '../follow/report-words.ts'

// messages: resident.state.*

/** Cases that this device keeps, each with where it is now. */
export function KeptCases(props: { cases: readonly KeptCase[] }) {
  const found = useQueries({
    queries: props.cases.map((one) => ({ ...followQuery(one.number, one.secret), retry: false, staleTime: 30_000 })),
  })
  return (
    <ul className={classes.mine}>
      {props.cases.map((one, index) => {
        const view = found[index]?.data
        return (
          <li key={one.number}>
            <CaseLink
              number={one.number}
              text={view?.text ?? one.text}
              state={view?.state}
              light={view?.light}
              dueAt={view?.dueAt}
              since={view?.reportedAt ?? one.since}
              follows={one.relation === 'follower'}
            />
          </li>
        )
      })}
    </ul>
  )
}

/** One case of the reader as a line to press. */
export function CaseLink(props: {
  number: string
  text: string
  state: CaseStateName | undefined
  light: Light | undefined
  dueAt: string | null | undefined
  since: string
  follows: boolean
}) {
  const { t } = useWords()
  const { state, light } = props
  return (
    <Link to="/f/$number" params={{ number: props.number }} className={classes.caseLink}>
      <span>
        <strong>{props.text || props.number}</strong>
        {state ? (
          <span className={classes.caseState}>
            {isReportState(state) ? t(`resident.state.${state}`) : t(`cases.state.${state}`)}
          </span>
        ) : null}
        <small>
          <span className="ds-num">{props.number}</span>
          {' · '}
          <Instant at={props.since} />
          {props.follows ? ` · ${t('resident.cases.follower')}` : ''}
        </small>
        {state && light && !isEnded(state) ? <CaseLight of={{ state, light, dueAt: props.dueAt }} /> : null}
      </span>
      <IconChevronRight size={22} aria-hidden />
    </Link>
  )
}
