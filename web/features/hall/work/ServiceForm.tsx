import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { HallSettings, ServiceInput } from '../../../../contract/hall-settings.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { slotsAsText, slotsIn } from './hours.rules.ts'
import classes from './work.module.css'

const blank: ServiceInput = {
  ...{ code: '', letter: 'A', name: { en: '', zh: '' }, departmentId: null, minutes: 10, bring: { en: '', zh: '' } },
  ...{ slots: [], nth: 0, ended: false },
}

/** A service as it is written: new, or one there is. */
export function ServiceForm(props: {
  settings: HallSettings
  id: string
  service?: HallSettings['services'][number]
  onDone?: () => void
}) {
  const { t, nameOf } = useWords()
  const queries = useQueryClient()
  const { settings, id, service } = props
  const [input, setInput] = useState<ServiceInput>(() => service ?? { ...blank, nth: settings.services.length })
  const [slots, setSlots] = useState(() => slotsAsText(service?.slots ?? []))
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = slotsIn(slots)
  const save = useWrite((body: ServiceInput & { version: number }, context) =>
    answer(
      api.PUT('/api/v1/hall/{id}/services/{serviceId}', {
        params: { path: { id: settings.id, serviceId: id } },
        body,
        ...context,
      }),
    ),
  )
  const set = (change: Partial<ServiceInput>) => setInput({ ...input, ...change })
  return (
    <form
      noValidate
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault()
        if (!read) return
        setProblem(null)
        const { code, letter, name, departmentId, minutes, bring, nth, ended } = input
        const body = { code, letter, name, departmentId, minutes, bring, nth, ended, slots: read }
        save.mutateAsync({ ...body, version: service?.version ?? 0 }).then(
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
        label={t('hall.service.code')}
        value={input.code}
        maxLength={30}
        error={problem?.of('code')}
        onChange={(event) => set({ code: event.currentTarget.value })}
      />
      <TextInput
        label={t('hall.service.letter')}
        value={input.letter}
        maxLength={1}
        error={problem?.of('letter')}
        onChange={(event) => set({ letter: event.currentTarget.value.toUpperCase() })}
      />
      <TextInput
        label={t('hall.service.minutes')}
        inputMode="numeric"
        value={String(input.minutes)}
        maxLength={3}
        error={problem?.of('minutes')}
        onChange={(event) => set({ minutes: Number(event.currentTarget.value.replace(/\D/g, '')) })}
      />
      <NativeSelect
        label={t('hall.service.department')}
        value={input.departmentId ?? ''}
        onChange={(event) => set({ departmentId: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('hall.service.no_department') },
          ...settings.departments.map((each) => ({ value: each.id, label: nameOf(each.name) })),
        ]}
      />
      <div className={classes.whole}>
        <Both label={t('hall.service.name')} value={input.name} onChange={(name) => set({ name })} required />
        <Both label={t('hall.service.bring')} value={input.bring} onChange={(bring) => set({ bring })} max={500} />
      </div>
      <Textarea
        className={classes.whole}
        label={t('hall.service.slots')}
        description={t('hall.service.slots_help')}
        autosize
        minRows={2}
        value={slots}
        error={read ? problem?.of('slots') : t('hall.service.slots_wrong')}
        onChange={(event) => setSlots(event.currentTarget.value)}
      />
      <Checkbox
        className={classes.whole}
        label={t('hall.service.ended')}
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
