import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Role } from '../../../../contract/people.ts'
import type { Level } from '../../../../contract/territory.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../people.module.css'

// messages: cases.role.*

const everywhere: readonly Role[] = ['volunteer']
const atLevel: Record<Level, readonly Role[]> = {
  district: ['desk', 'supervisor', 'volunteer'],
  street: ['desk', 'supervisor', 'volunteer'],
  community: ['desk', 'supervisor', 'volunteer'],
  grid: ['grid_worker', 'grid_worker_part_time', 'grid_head', 'grid_assistant', 'building_lead', 'volunteer'],
  microgrid: ['grid_assistant', 'building_lead', 'volunteer'],
}

/** A new post at this unit, in few words; everything else about it is said in the list of posts. */
export function GiveForm(props: { unitId: string; level: Level; role: Role; committee: boolean; onDone: () => void }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const roles = atLevel[props.level] ?? everywhere
  const [role, setRole] = useState<Role>(roles.includes(props.role) ? props.role : 'volunteer')
  const [holderName, setName] = useState('')
  const [dutyPhone, setPhone] = useState('')
  const [committee, setCommittee] = useState(props.committee)
  const [problem, setProblem] = useState<string | null>(null)
  const create = useWrite((body: Record<string, unknown>, context) =>
    answer(api.POST('/api/v1/people/posts', { body: body as never, ...context })),
  )
  const give = async () => {
    setProblem(null)
    try {
      await create.mutateAsync({
        ...{ role, unitId: props.unitId, namePublic: false },
        ...(holderName.trim() ? { holderName: holderName.trim() } : {}),
        ...(dutyPhone.trim() ? { dutyPhone: dutyPhone.trim() } : {}),
        ...(committee ? { committee: 'mediation' } : {}),
      })
      toast(t('people.unit.created'))
      props.onDone()
    } catch (refused) {
      setProblem(explain(asProblem(refused)))
    }
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <div className={classes.pair}>
        <NativeSelect
          size="sm"
          label={t('people.unit.role')}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={roles.map((value) => ({ value, label: t(`cases.role.${value}`) }))}
        />
        <TextInput
          size="sm"
          label={t('people.unit.name')}
          maxLength={100}
          autoComplete="off"
          data-autofocus
          value={holderName}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          size="sm"
          type="tel"
          label={t('people.unit.phone')}
          maxLength={40}
          value={dutyPhone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
      </div>
      <p className={classes.dim}>{t('people.unit.name_help')}</p>
      <Checkbox
        label={t('people.unit.committee')}
        checked={committee}
        onChange={(event) => setCommittee(event.currentTarget.checked)}
      />
      <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
      <div className={classes.actions}>
        <Button type="submit" size="sm" loading={create.isPending}>
          {t('people.unit.begin')}
        </Button>
      </div>
    </form>
  )
}
