import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Enlistment, Organisation } from '../../../../contract/organisations.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Answer, Ending } from './Answer.tsx'
import { useAct } from './useAct.ts'

// messages: organisations.enlistment.*

/** Communities to which the organisation has reported. */
export function Enlistments({ organisation }: { organisation: Organisation }) {
  const { t } = useWords()
  const may =
    (organisation.rights.speaks || organisation.rights.reveal || organisation.rights.manage) && !organisation.endedOn
  return (
    <Card title={t('organisations.enlistments')}>
      {organisation.enlistments.length === 0 ? (
        <p className={classes.dim}>{t('organisations.enlistments.none')}</p>
      ) : null}
      <ul className={classes.list}>
        {organisation.enlistments.map((each) => (
          <li key={each.id}>
            <One organisation={organisation} each={each} />
          </li>
        ))}
      </ul>
      {may && organisation.rights.promises ? <Enlist id={organisation.id} /> : null}
    </Card>
  )
}

function One({ organisation, each }: { organisation: Organisation; each: Enlistment }) {
  const { t, nameOf } = useWords()
  const path = { id: organisation.id, partId: each.id }
  const reply = useWrite((body: { accept: boolean; why?: string }, context) =>
    answer(api.POST('/api/v1/organisations/{id}/enlistments/{partId}/answer', { params: { path }, body, ...context })),
  )
  const end = useWrite((why: string, context) =>
    answer(
      api.POST('/api/v1/organisations/{id}/enlistments/{partId}/end', { params: { path }, body: { why }, ...context }),
    ),
  )
  const name = nameOf(each.unit.name)
  const open = each.state === 'asked' || each.state === 'confirmed'
  const may = organisation.rights.speaks || organisation.rights.reveal
  return (
    <>
      <div className={classes.row}>
        <strong>{name}</strong>
        <span className={classes.badge} data-good={each.state === 'confirmed' || undefined}>
          {t(`organisations.enlistment.${each.state}`)}
        </span>
      </div>
      <p className={classes.dim}>
        <Instant at={each.answeredAt ?? each.askedAt} show="day" />
        {each.people ? ` · ${t('organisations.people', { count: each.people })}` : ''}
      </p>
      {each.words ? <p className={classes.words}>{each.words}</p> : null}
      {each.why ? <p>{each.why}</p> : null}
      {each.mayAnswer ? (
        <Answer
          yes={t('organisations.confirm')}
          no={t('organisations.decline')}
          about={name}
          onAnswer={(said) => reply.mutateAsync(said)}
        />
      ) : null}
      {open && may && !each.mayAnswer ? (
        <Ending
          label={t('organisations.enlistment.end')}
          about={name}
          text={t('organisations.enlistment.end_text')}
          onEnd={(why) => end.mutateAsync(why)}
        />
      ) : null}
    </>
  )
}

function Enlist({ id }: { id: string }) {
  const { t } = useWords()
  const { act, problem, busy } = useAct()
  const [open, setOpen] = useState(false)
  const [values, setValues] = useState({ unitId: null as string | null, words: '', people: '' })
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const enlist = useWrite((given: typeof values, context) =>
    answer(
      api.POST('/api/v1/organisations/{id}/enlistments', {
        params: { path: { id } },
        body: {
          ...{ unitId: given.unitId ?? '', words: given.words.trim() || null },
          people: given.people === '' ? null : Number(given.people),
        },
        ...context,
      }),
    ),
  )
  if (!open)
    return (
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t('organisations.enlist')}
      </Button>
    )
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act(async () => {
          await enlist.mutateAsync(values)
          toast(t('organisations.enlist.done'))
          setOpen(false)
        })
      }}
    >
      <UnitPick
        label={t('organisations.enlist.where')}
        value={values.unitId}
        onChange={(unitId) => set({ unitId })}
        error={problem?.of('unitId')}
      />
      <TextInput
        size="sm"
        type="number"
        min={0}
        label={t('organisations.enlist.people')}
        value={values.people}
        onChange={(event) => set({ people: event.currentTarget.value })}
        error={problem?.of('people')}
      />
      <Textarea
        size="sm"
        label={t('organisations.enlist.words')}
        autosize
        minRows={2}
        maxLength={1000}
        value={values.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
      />
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('organisations.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('organisations.enlist')}
        </Button>
      </div>
    </form>
  )
}
