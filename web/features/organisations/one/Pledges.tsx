import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Pledge } from '../../../../contract/help.ts'
import type { Organisation } from '../../../../contract/organisations.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Amounts, amountOf, amountSaid, noAmount } from './Amounts.tsx'
import { Ending } from './Answer.tsx'
import { mayWrite, Place } from './Place.tsx'
import { useAct } from './useAct.ts'

// messages: organisations.pledge.*, organisations.resource.*, organisations.need.*

/** What the organisation promised. */
export function Pledges({ organisation }: { organisation: Organisation }) {
  const { t } = useWords()
  const [editing, setEditing] = useState<Pledge | 'new' | null>(null)
  const may = mayWrite(organisation)
  const { promises } = organisation.rights
  return (
    <Card title={t('organisations.pledges')}>
      {organisation.pledges.length === 0 ? <p className={classes.dim}>{t('organisations.pledges.none')}</p> : null}
      <ul className={classes.list}>
        {organisation.pledges.map((each) => (
          <li key={each.id}>
            <PledgeLine pledge={each} />
            {may && each.state === 'open' ? (
              <PledgeActs organisation={organisation} pledge={each} onEdit={() => setEditing(each)} />
            ) : null}
          </li>
        ))}
      </ul>
      {editing ? (
        <PledgeForm
          key={editing === 'new' ? 'new' : editing.id}
          organisation={organisation}
          pledge={editing === 'new' ? undefined : editing}
          onDone={() => setEditing(null)}
        />
      ) : may && promises ? (
        <Button variant="default" size="sm" onClick={() => setEditing('new')}>
          {t('organisations.promise')}
        </Button>
      ) : null}
    </Card>
  )
}

/** One promise: what, how much, until when, and what came of it. */
export function PledgeLine({ pledge }: { pledge: Pledge }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const more = [
    t(`organisations.resource.${pledge.resource}`),
    amountSaid(pledge),
    nameOf(pledge.unit.name),
    pledge.until ? t('organisations.until', { day: day(pledge.until) }) : null,
    pledge.given > 0 ? t('organisations.given', { count: pledge.given }) : null,
  ].filter(Boolean)
  return (
    <>
      <div className={classes.row}>
        <strong>{pledge.what}</strong>
        {pledge.state === 'open' && !pledge.over ? null : (
          <span className={classes.badge} data-good={pledge.state === 'done' || undefined}>
            {pledge.state === 'open' ? t('organisations.pledge.over') : t(`organisations.pledge.${pledge.state}`)}
          </span>
        )}
      </div>
      <p className={classes.dim}>{more.join(' · ')}</p>
      {pledge.needs.map((need) => (
        <p key={need.matchId}>
          {t('organisations.for_need', { needs: need.what })}
          {need.state === 'open' ? null : ` · ${t(`organisations.need.${need.state}`)}`}
          {need.state === 'withdrawn' && need.why ? `: ${need.why}` : null}
        </p>
      ))}
    </>
  )
}

function PledgeActs(props: { organisation: Organisation; pledge: Pledge; onEdit: () => void }) {
  const { t } = useWords()
  const { pledge } = props
  const path = { id: props.organisation.id, partId: pledge.id }
  const end = useWrite((body: { kept: boolean; why?: string }, context) =>
    answer(api.POST('/api/v1/organisations/{id}/pledges/{partId}/end', { params: { path }, body, ...context })),
  )
  const withWhy = (kept: boolean) => (why: string) => end.mutateAsync({ kept, ...(why ? { why } : {}) })
  return (
    <div className={classes.row}>
      {props.organisation.rights.promises ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${t('organisations.change')}: ${pledge.what}`}
          onClick={props.onEdit}
        >
          {t('organisations.change')}
        </Button>
      ) : null}
      <Ending label={t('organisations.pledge.kept')} about={pledge.what} optional onEnd={withWhy(true)} />
      <Ending label={t('organisations.pledge.take_back')} about={pledge.what} optional onEnd={withWhy(false)} />
    </div>
  )
}

function PledgeForm(props: { organisation: Organisation; pledge: Pledge | undefined; onDone: () => void }) {
  const { t } = useWords()
  const { organisation, pledge } = props
  const { act, problem, busy } = useAct()
  const [unitId, setUnitId] = useState(pledge?.unit.id ?? organisation.communities[0]?.id ?? '')
  const [until, setUntil] = useState(pledge?.until ?? '')
  const [typed, setTyped] = useState(
    pledge
      ? {
          ...{ resource: pledge.resource, what: pledge.what, measure: pledge.measure ?? '' },
          amount: pledge.amount === null ? '' : String(pledge.amount),
        }
      : noAmount,
  )
  const save = useWrite((given: { unitId: string; until: string; typed: typeof typed }, context) => {
    const body = { ...amountOf(given.typed), until: given.until || null }
    return pledge
      ? answer(
          api.PUT('/api/v1/organisations/{id}/pledges/{partId}', {
            params: { path: { id: organisation.id, partId: pledge.id } },
            body: { ...body, version: pledge.version },
            ...context,
          }),
        )
      : answer(
          api.POST('/api/v1/organisations/{id}/pledges', {
            params: { path: { id: organisation.id } },
            body: { ...body, unitId: given.unitId },
            ...context,
          }),
        )
  })
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act(async () => {
          await save.mutateAsync({ unitId, until, typed })
          toast(t('organisations.saved'))
          props.onDone()
        })
      }}
    >
      {pledge ? null : <Place organisation={organisation} value={unitId} onChange={setUnitId} />}
      <Amounts value={typed} onChange={setTyped} problem={problem} />
      <TextInput
        size="sm"
        type="date"
        label={t('organisations.column.until')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        error={problem?.of('until')}
      />
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button variant="default" onClick={props.onDone}>
          {t('organisations.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('organisations.save')}
        </Button>
      </div>
    </form>
  )
}
