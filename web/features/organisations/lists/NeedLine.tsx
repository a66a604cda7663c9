import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Need } from '../../../../contract/community-lists.ts'
import type { Pledge } from '../../../../contract/help.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { amountSaid } from '../one/Amounts.tsx'
import { Ending } from '../one/Answer.tsx'
import { useAct } from '../one/useAct.ts'

// messages: organisations.resource.*, organisations.need.*

/** One need with the promises beside it, and what a desk may do with it. */
export function NeedLine(props: { need: Need; pledges: readonly Pledge[]; mayChange: boolean; onEdit: () => void }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { need } = props
  const { act, problem, busy } = useAct()
  const [chosen, setChosen] = useState('')
  const open = need.state === 'open' && props.mayChange
  const free = props.pledges.filter(
    ({ id, state }) => state === 'open' && !need.pledges.some(({ pledgeId }) => pledgeId === id),
  )
  const match = useWrite((pledgeId: string, context) =>
    answer(
      api.POST('/api/v1/needs/{id}/matches', { params: { path: { id: need.id } }, body: { pledgeId }, ...context }),
    ),
  )
  const unmatch = useWrite((matchId: string, context) =>
    answer(
      api.POST('/api/v1/needs/{id}/matches/{matchId}/end', { params: { path: { id: need.id, matchId } }, ...context }),
    ),
  )
  const end = useWrite((body: { met: boolean; why?: string }, context) =>
    answer(api.POST('/api/v1/needs/{id}/end', { params: { path: { id: need.id } }, body, ...context })),
  )
  const more = [
    t(`organisations.resource.${need.resource}`),
    amountSaid(need),
    nameOf(need.unit.name),
    need.by ? t('organisations.until', { day: day(need.by) }) : null,
  ].filter(Boolean)
  return (
    <>
      <div className={classes.row}>
        <strong>{need.what}</strong>
        {need.state === 'open' ? null : (
          <span className={classes.badge} data-good={need.state === 'met' || undefined}>
            {t(`organisations.need.${need.state}`)}
          </span>
        )}
      </div>
      <p className={classes.dim}>{more.join(' · ')}</p>
      {need.why ? <p>{need.why}</p> : null}
      {need.pledges.map((pledge) => (
        <div key={pledge.matchId} className={classes.row}>
          <span>
            → {nameOf(pledge.organisation.name)}: {pledge.what}
          </span>
          {open ? (
            <Button
              size="compact-xs"
              variant="subtle"
              loading={busy}
              aria-label={t('organisations.unmatch', { what: pledge.what })}
              onClick={() => void act(() => unmatch.mutateAsync(pledge.matchId))}
            >
              ✕
            </Button>
          ) : null}
        </div>
      ))}
      {open ? (
        <>
          {free.length > 0 ? (
            <div className={classes.row}>
              <NativeSelect
                size="xs"
                aria-label={t('organisations.match.with', { what: need.what })}
                value={chosen}
                onChange={(event) => setChosen(event.currentTarget.value)}
                data={[
                  { value: '', label: t('organisations.match.choose') },
                  ...free.map(({ id, what, organisation }) => ({
                    value: id,
                    label: `${nameOf(organisation.name)}: ${what}`.slice(0, 80),
                  })),
                ]}
              />
              <Button
                size="compact-sm"
                variant="default"
                disabled={!chosen}
                loading={busy}
                onClick={() => void act(() => match.mutateAsync(chosen)).then(() => setChosen(''))}
              >
                {t('organisations.match')}
              </Button>
            </div>
          ) : null}
          <div className={classes.row}>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${t('organisations.change')}: ${need.what}`}
              onClick={props.onEdit}
            >
              {t('organisations.change')}
            </Button>
            <Ending
              label={t('organisations.need.mark_met')}
              about={need.what}
              optional
              onEnd={(why) => end.mutateAsync({ met: true, ...(why ? { why } : {}) })}
            />
            <Ending
              label={t('organisations.need.take_back')}
              about={need.what}
              text={t('organisations.need.take_back_text')}
              onEnd={(why) => end.mutateAsync({ met: false, why })}
            />
          </div>
        </>
      ) : null}
      <Refusal problem={problem} />
    </>
  )
}
