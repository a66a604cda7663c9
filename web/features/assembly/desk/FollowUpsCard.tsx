import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeliberationView } from '../../../../contract/assembly.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { setupQuery, useAct } from '../data.ts'

/** Cases that follow from what was decided: a new one, or one there is already. */
export function FollowUpsCard({ view }: { view: DeliberationView }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const [writing, setWriting] = useState(false)
  const drop = useAct(view.id)
  const from = view.agenda.filter(({ kind, result }) => kind !== 'decide' || result === 'carried')
  return (
    <Card
      title={t('assembly.follow_ups')}
      actions={
        writing || from.length === 0 ? undefined : (
          <Button size="sm" variant="default" onClick={() => setWriting(true)}>
            {t('assembly.desk.follow')}
          </Button>
        )
      }
    >
      <div className={classes.fields}>
        {view.followUps.length === 0 && !writing ? (
          <p className={classes.dim}>{t('assembly.desk.no_follow_ups')}</p>
        ) : null}
        <ul className={classes.plain}>
          {view.followUps.map((one) => (
            <li key={one.id}>
              <div className={classes.line}>
                <strong>{nameOf(one.what)}</strong>
                <CaseStateBadge state={one.state} />
              </div>
              <p className={classes.dim}>
                {[one.number, nameOf(one.body), t('assembly.until', { day: day(one.due) })].filter(Boolean).join(' · ')}
              </p>
              {view.state === 'held' ? (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={t('assembly.desk.drop_of', { number: one.number })}
                  onClick={() => drop.mutate({ path: `/follow-ups/${one.id}`, method: 'DELETE' })}
                >
                  {t('assembly.desk.drop')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
        <Refusal problem={drop.error} />
        {writing ? <FollowUpForm view={view} items={from} onClose={() => setWriting(false)} /> : null}
      </div>
    </Card>
  )
}

function FollowUpForm(props: { view: DeliberationView; items: DeliberationView['agenda']; onClose: () => void }) {
  const { t, nameOf } = useWords()
  const { view, items, onClose } = props
  const { data: setup } = useQuery(setupQuery)
  const [values, setValues] = useState({
    ...{ itemId: items.at(-1)?.id ?? '', what: { en: '', zh: '' }, body: '', due: '', number: '' },
  })
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const act = useAct(view.id, () => {
    toast(t('assembly.desk.followed'))
    onClose()
  })
  return (
    <form
      className={classes.editor}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const { itemId, what, body, due, number } = values
        act.mutate({
          path: '/follow-ups',
          body: {
            ...{ itemId, what, due, ...(number.trim() ? { number: number.trim() } : {}) },
            ...(body ? { body: { kind: 'department', id: body } } : {}),
          },
        })
      }}
    >
      <NativeSelect
        size="sm"
        label={t('assembly.desk.from_item')}
        value={values.itemId}
        onChange={(event) => set({ itemId: event.currentTarget.value })}
        data={items.map(({ id, text }) => ({ value: id, label: nameOf(text) }))}
      />
      <Both label={t('assembly.desk.what')} value={values.what} max={500} onChange={(what) => set({ what })} />
      <div className={classes.pair}>
        <NativeSelect
          size="sm"
          label={t('assembly.desk.body')}
          value={values.body}
          onChange={(event) => set({ body: event.currentTarget.value })}
          data={[
            { value: '', label: t('assembly.desk.body_none') },
            ...(setup?.departments ?? []).map(({ id, name }) => ({ value: id, label: nameOf(name) })),
          ]}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('assembly.desk.due')}
          value={values.due}
          onChange={(event) => set({ due: event.currentTarget.value })}
        />
        <TextInput
          size="sm"
          label={t('assembly.desk.number')}
          description={t('assembly.desk.number_help')}
          maxLength={40}
          value={values.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
      </div>
      <Refusal problem={act.error} />
      <Group>
        <Button type="submit" size="sm" loading={act.isPending}>
          {t('assembly.desk.follow')}
        </Button>
        <Button type="button" size="sm" variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}
