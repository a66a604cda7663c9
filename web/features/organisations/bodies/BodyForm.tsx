import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Body, BodyKind } from '../../../../contract/community-lists.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Both, Refusal } from '../../../app/forms.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { useAct } from '../one/useAct.ts'

// messages: organisations.body.*

const kinds: readonly BodyKind[] = ['mediation', 'autonomous', 'supervisory', 'owners', 'council']

/** A body to change or to enter. Its members are a number, never names. */
export function BodyForm(props: { body: Body | undefined; unitId: string | null; onDone: () => void }) {
  const { t } = useWords()
  const { body } = props
  const { act, problem, busy } = useAct()
  const [values, setValues] = useState({
    ...{ kind: body?.kind ?? ('mediation' as BodyKind), unitId: body?.unitId ?? props.unitId },
    ...{ name: body?.name ?? { en: '', zh: '' }, members: body ? String(body.members) : '' },
    ...{ formedOn: body?.formedOn ?? '', termUntil: body?.termUntil ?? '', contact: body?.contact ?? '' },
  })
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const save = useWrite((given: typeof values, context) => {
    const written = {
      ...{ kind: given.kind, unitId: given.unitId ?? '', name: given.name, members: Number(given.members) },
      ...{ formedOn: given.formedOn, termUntil: given.termUntil || null, contact: given.contact.trim() || null },
    }
    return body
      ? answer(
          api.PUT('/api/v1/bodies/{id}', {
            params: { path: { id: body.id } },
            body: { ...written, version: body.version },
            ...context,
          }),
        )
      : answer(api.POST('/api/v1/bodies', { body: written, ...context }))
  })
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act(async () => {
          await save.mutateAsync(values)
          toast(t('organisations.saved'))
          props.onDone()
        })
      }}
    >
      <NativeSelect
        size="sm"
        label={t('organisations.column.kind')}
        value={values.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as BodyKind })}
        data={kinds.map((kind) => ({ value: kind, label: t(`organisations.body.${kind}`) }))}
      />
      <UnitPick
        label={t('organisations.column.unit')}
        value={values.unitId}
        onChange={(unitId) => set({ unitId })}
        error={problem?.of('unitId')}
      />
      <Both
        label={t('organisations.column.name')}
        value={values.name}
        onChange={(name) => set({ name })}
        required
        error={problem?.of('name')}
      />
      <div className={classes.pair}>
        <TextInput
          size="sm"
          type="number"
          min={1}
          label={t('organisations.column.members')}
          withAsterisk
          value={values.members}
          onChange={(event) => set({ members: event.currentTarget.value })}
          error={problem?.of('members')}
        />
        <TextInput
          size="sm"
          label={t('organisations.column.contact')}
          maxLength={200}
          value={values.contact}
          onChange={(event) => set({ contact: event.currentTarget.value })}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('organisations.column.formed')}
          withAsterisk
          value={values.formedOn}
          onChange={(event) => set({ formedOn: event.currentTarget.value })}
          error={problem?.of('formedOn')}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('organisations.column.term')}
          value={values.termUntil}
          onChange={(event) => set({ termUntil: event.currentTarget.value })}
          error={problem?.of('termUntil')}
        />
      </div>
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button size="sm" variant="default" onClick={props.onDone}>
          {t('organisations.cancel')}
        </Button>
        <Button size="sm" type="submit" loading={busy}>
          {t('organisations.save')}
        </Button>
      </div>
    </form>
  )
}
