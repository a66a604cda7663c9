import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CounterInput, HallSettings } from '../../../../contract/hall-settings.ts'
import type { Specialty } from '../../../../contract/hall-work.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { hoursAsText, hoursIn } from './hours.rules.ts'
import classes from './work.module.css'

const specialties = [
  ...(['general', 'labour', 'housing', 'overseas', 'mediation', 'legal_advice', 'litigation', 'social'] as const),
] satisfies Specialty[]

/** A counter as it is written: new, or one there is. */
export function CounterForm(props: {
  settings: HallSettings
  id: string
  counter?: HallSettings['counters'][number]
  onDone?: () => void
}) {
  const { t, nameOf } = useWords()
  const queries = useQueryClient()
  const { settings, id, counter } = props
  const [input, setInput] = useState<CounterInput>(
    () =>
      counter ?? {
        ...{ number: Math.max(0, ...settings.counters.map((each) => each.number)) + 1, name: { en: '', zh: '' } },
        ...{ departmentId: null, specialties: [], serviceIds: [], hours: [], ended: false },
      },
  )
  const [hours, setHours] = useState(() => hoursAsText(counter?.hours ?? []))
  const read = hoursIn(hours)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = useWrite((body: CounterInput & { version: number }, context) =>
    answer(
      api.PUT('/api/v1/hall/{id}/counters/{counterId}', {
        params: { path: { id: settings.id, counterId: id } },
        body,
        ...context,
      }),
    ),
  )
  const set = (change: Partial<CounterInput>) => setInput({ ...input, ...change })
  const toggled = <T,>(all: readonly T[], one: T, on: boolean): T[] =>
    on ? [...all, one] : all.filter((each) => each !== one)
  return (
    <form
      noValidate
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault()
        if (!read) return
        setProblem(null)
        const { number, name, departmentId, specialties: known, serviceIds, ended } = input
        const body = { number, name, departmentId, specialties: known, serviceIds, hours: read, ended }
        save.mutateAsync({ ...body, version: counter?.version ?? 0 }).then(
          () => {
            void queries.invalidateQueries({ queryKey: ['/api/v1/hall/{id}/settings'] })
            toast(t('hall.settings.saved'))
            props.onDone?.()
          },
          (refused) => setProblem(asProblem(refused)),
        )
      }}
    >
      <TextInput
        label={t('hall.counter_form.number')}
        inputMode="numeric"
        value={String(input.number)}
        maxLength={3}
        error={problem?.of('number')}
        onChange={(event) => set({ number: Number(event.currentTarget.value.replace(/\D/g, '')) })}
      />
      <NativeSelect
        label={t('hall.service.department')}
        description={t('hall.counter_form.department_help')}
        value={input.departmentId ?? ''}
        onChange={(event) => set({ departmentId: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('hall.service.no_department') },
          ...settings.departments.map((each) => ({ value: each.id, label: nameOf(each.name) })),
        ]}
      />
      <div className={classes.whole}>
        <Both label={t('hall.counter_form.name')} value={input.name} onChange={(name) => set({ name })} required />
      </div>
      <fieldset className={`${classes.whole} ${classes.bare} ${classes.grid}`}>
        <legend>{t('hall.counter_form.specialties')}</legend>
        {specialties.map((each) => (
          <Checkbox
            key={each}
            label={t(`hall.specialty.${each}`)}
            checked={input.specialties.includes(each)}
            onChange={(event) => set({ specialties: toggled(input.specialties, each, event.currentTarget.checked) })}
          />
        ))}
      </fieldset>
      <fieldset className={`${classes.whole} ${classes.bare} ${classes.grid}`}>
        <legend>{t('hall.services')}</legend>
        {settings.services
          .filter((each) => !each.ended || input.serviceIds.includes(each.id))
          .map((each) => (
            <Checkbox
              key={each.id}
              label={`${each.letter} · ${nameOf(each.name)}`}
              checked={input.serviceIds.includes(each.id)}
              onChange={(event) => set({ serviceIds: toggled(input.serviceIds, each.id, event.currentTarget.checked) })}
            />
          ))}
      </fieldset>
      <Textarea
        className={classes.whole}
        label={t('hall.counter_form.hours')}
        description={t('hall.counter_form.hours_help')}
        autosize
        minRows={2}
        value={hours}
        error={read ? problem?.of('hours') : t('hall.counter_form.hours_wrong')}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
      <Checkbox
        className={classes.whole}
        label={t('hall.counter_form.ended')}
        checked={input.ended}
        onChange={(event) => set({ ended: event.currentTarget.checked })}
      />
      <div className={`${classes.whole} ${classes.stack}`}>
        <Refusal problem={problem} />
        <div>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('hall.settings.save')}
          </Button>
        </div>
      </div>
    </form>
  )
}
