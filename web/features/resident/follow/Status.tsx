import { IconBan, IconCheck, IconPhone } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { CaseStateName, FollowView } from '../../../../contract/cases.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { CaseLight, isEnded } from '../../../cases/CaseLight.tsx'
import { keepCase, keptFrom, useKeptCase } from '../../../cases/keptCases.ts'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import shared from '../resident.module.css'
import follow from './follow.module.css'
import { isReportStage, isReportState } from './report-words.ts'

// messages: resident.state.*, resident.help.*, resident.step.*, resident.due.*

const steps = ['reported', 'accepted', 'handling', 'handled', 'closed'] as const
const instead: readonly CaseStateName[] = ['declined', 'void', 'merged']

/** Where the case is, in plain words: what is happening, who has it, by when, and whom to call. */
export function Status(props: { view: FollowView; secret: string | undefined }) {
  const { t, nameOf } = useWords()
  const { view, secret } = props
  const { state } = view
  const survivor = view.mergedInto?.number
  const isKept = useKeptCase(survivor ?? '') !== undefined
  useEffect(() => {
    // The secret of a merged case opens the one it goes on in.
    if (survivor && secret && !isKept)
      keepCase(keptFrom({ number: survivor, secret }, { text: view.text, relation: 'follower', now: new Date() }))
  }, [survivor, secret, isKept, view.text])
  const open = !isEnded(state)
  const reason = instead.includes(state) ? reasonOf(view) : undefined
  const mayRate = view.offers.some((offer) => offer.command === 'rate' && offer.allowed)
  return (
    <section className={follow.status} aria-live="polite">
      <h2>{isReportState(state) ? t(`resident.state.${state}`) : t(`cases.state.${state}`)}</h2>
      {isReportState(state) ? (
        <>
          <p>{t(`resident.help.${state === 'closed' && !mayRate ? 'rated' : state}`)}</p>
          {instead.includes(state) ? null : <Way state={state} />}
        </>
      ) : null}
      {view.archivedAt ? <p>{t('resident.follow.archived')}</p> : null}
      {reason ? (
        <p className={follow.instead}>
          <IconBan size={24} aria-hidden />
          <span>{reason}</span>
        </p>
      ) : null}
      {survivor ? (
        <ButtonLink to="/f/$number" params={{ number: survivor }} size="lg" fullWidth mt="md">
          {t('resident.follow.goesOn', { number: survivor })}
        </ButtonLink>
      ) : null}
      {open ? (
        <div className={follow.who}>
          <div>
            <span className={follow.numberLabel}>{t('resident.follow.holder')}</span>
            <strong>{nameOf(view.holder.name)}</strong>
          </div>
          {view.dueAt ? (
            <div>
              <span className={follow.numberLabel}>
                {view.stage && isReportStage(view.stage) ? t(`resident.due.${view.stage}`) : t('cases.due')}
              </span>
              <strong>
                <Instant at={view.dueAt} show="exact" />
              </strong>
              <CaseLight of={view} />
            </div>
          ) : null}
          {view.holderPhone ? (
            <a
              className={shared.phone}
              href={`tel:${view.holderPhone.replace(/[^+\d]/g, '')}`}
              aria-label={t('resident.call.label', { name: nameOf(view.holder.name), number: view.holderPhone })}
            >
              <IconPhone size={20} aria-hidden />
              <span className="ds-num">{view.holderPhone}</span>
            </a>
          ) : null}
        </div>
      ) : view.closedAt ? (
        <p className={shared.quiet}>
          {t('resident.follow.ended')} <Instant at={view.closedAt} show="exact" />
        </p>
      ) : null}
    </section>
  )
}

/** The reason that was told when a case ended otherwise, and where to turn instead. */
function reasonOf(view: FollowView): string | undefined {
  const last = view.timeline.findLast((entry) => ['declined', 'voided', 'merged', 'withdrawn'].includes(entry.type))
  const elsewhere = last?.facts.elsewhere
  return [last?.text, typeof elsewhere === 'string' ? elsewhere : ''].filter(Boolean).join(' ') || undefined
}

/** The five stations of the way, the present one marked. */
function Way(props: { state: CaseStateName }) {
  const { t } = useWords()
  const at = props.state === 'suspended' ? 2 : steps.indexOf(props.state as (typeof steps)[number])
  return (
    <ol className={follow.way} aria-label={t('resident.follow.way')}>
      {steps.map((step, index) => {
        const isDone = index < at || props.state === 'closed'
        const isHere = index === at && props.state !== 'closed'
        return (
          <li key={step} data-done={isDone || undefined} aria-current={isHere ? 'step' : undefined}>
            <span className={follow.station} aria-hidden="true">
              {isDone ? <IconCheck size={18} stroke={3} /> : index + 1}
            </span>
            <span>
              {t(`resident.step.${step}`)}
              {isDone ? <span className="ds-hidden"> {t('resident.follow.stationDone')}</span> : null}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
