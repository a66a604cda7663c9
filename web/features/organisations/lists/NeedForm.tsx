import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Need } from '../../../../contract/community-lists.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { Amounts, amountOf, noAmount } from '../one/Amounts.tsx'
import { useAct } from '../one/useAct.ts'

/** An entry of a list to change, or a new one behind a button. */
export function NeedForm(props: {
  unitId: string
  list: 'demand' | 'project'
  need: Need | undefined
  onDone: () => void
}) {
  const { t } = useWords()
  const { unitId, list, need } = props
  const { act, problem, busy } = useAct()
  const [open, setOpen] = useState(need !== undefined)
  const [by, setBy] = useState(need?.by ?? '')
  const [typed, setTyped] = useState(
    need
      ? {
          ...{ resource: need.resource, what: need.what, measure: need.measure ?? '' },
          amount: need.amount === null ? '' : String(need.amount),
        }
      : noAmount,
  )
  const save = useWrite((given: { by: string; typed: typeof typed }, context) => {
    const body = { ...amountOf(given.typed), unitId, list, by: given.by || null }
    return need
      ? answer(
          api.PUT('/api/v1/needs/{id}', {
            params: { path: { id: need.id } },
            body: { ...body, version: need.version },
            ...context,
          }),
        )
      : answer(api.POST('/api/v1/needs', { body, ...context }))
  })
  const close = () => {
    setOpen(false)
    props.onDone()
  }
  if (!open)
    return (
      <Button
        size="sm"
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {list === 'demand' ? t('organisations.need.add') : t('organisations.project.add')}
      </Button>
    )
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act(async () => {
          await save.mutateAsync({ by, typed })
          toast(t('organisations.saved'))
          setTyped(noAmount)
          setBy('')
          close()
        })
      }}
    >
      <Amounts value={typed} onChange={setTyped} problem={problem} />
      <TextInput
        size="sm"
        type="date"
        label={t('organisations.column.until')}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
        error={problem?.of('by')}
      />
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button size="sm" variant="default" onClick={close}>
          {t('organisations.cancel')}
        </Button>
        <Button size="sm" type="submit" loading={busy}>
          {t('organisations.save')}
        </Button>
      </div>
    </form>
  )
}
