import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Shift, ShiftKind } from '../../../../contract/team-members.ts'
import type { Team } from '../../../../contract/teams.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { useTeamsChanged } from '../one/ShiftLine.tsx'
import { instantOf, localOf } from './local.rules.ts'

// messages: teams.shift.*

const kinds: readonly ShiftKind[] = ['patrol', 'service', 'activity', 'meeting']

/** A shift to plan or to change. */
export function ShiftForm(props: { team: Team; shift: Shift | undefined; onDone: () => void }) {
  const { t, timeZone } = useWords()
  const { team, shift } = props
  const changed = useTeamsChanged()
  const known = useQuery(read('/api/v1/teams/kinds'))
  const insured = known.data?.items.find(({ code }) => code === team.kind.code)?.insured ?? false
  const [values, setValues] = useState({
    ...{ kind: shift?.kind ?? ('patrol' as ShiftKind), title: shift?.title ?? '' },
    ...{ from: shift ? localOf(shift.from, timeZone) : '', until: shift ? localOf(shift.until, timeZone) : '' },
    ...{ beatId: shift?.beat?.id ?? '', place: shift?.place ?? '', wanted: shift?.wanted ? String(shift.wanted) : '' },
    ...{ note: shift?.note ?? '', risky: shift?.risky ?? null },
  })
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const save = useWrite((given: typeof values, context) => {
    const wanted = Number(given.wanted)
    const body = {
      ...{ kind: given.kind, title: given.title, risky: given.risky ?? insured },
      ...{ from: instantOf(given.from, timeZone), until: instantOf(given.until, timeZone) },
      ...{ beatId: given.beatId || null, place: given.place || null, note: given.note || null },
      wanted: Number.isInteger(wanted) && wanted > 0 ? wanted : null,
    }
    return shift
      ? answer(
          api.PUT('/api/v1/teams/{id}/shifts/{shiftId}', {
            params: { path: { id: team.id, shiftId: shift.id } },
            body: { ...body, version: shift.version },
            ...context,
          }),
        )
      : answer(api.POST('/api/v1/teams/{id}/shifts', { params: { path: { id: team.id } }, body, ...context }))
  })
  const give = async () => {
    setProblem(null)
    try {
      await save.mutateAsync(values)
      toast(t('teams.saved'))
      await changed()
      props.onDone()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <TextInput
        size="sm"
        label={t('teams.shift.title')}
        withAsterisk
        maxLength={200}
        value={values.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={problem?.of('title')}
      />
      <div className={classes.pair}>
        {(['from', 'until'] as const).map((end) => (
          <TextInput
            key={end}
            size="sm"
            type="datetime-local"
            label={t(`teams.shift.${end}`)}
            withAsterisk
            value={values[end]}
            onChange={(event) => set({ [end]: event.currentTarget.value })}
            error={problem?.of(end)}
          />
        ))}
      </div>
      <div className={classes.pair}>
        <NativeSelect
          size="sm"
          label={t('teams.shift.kind')}
          value={values.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as ShiftKind })}
          data={kinds.map((kind) => ({ value: kind, label: t(`teams.shift.${kind}`) }))}
        />
        <NativeSelect
          size="sm"
          label={t('teams.shift.beat')}
          value={values.beatId}
          onChange={(event) => set({ beatId: event.currentTarget.value })}
          data={[
            { value: '', label: t('teams.shift.no_beat') },
            ...team.beats.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextInput
          size="sm"
          label={t('teams.shift.place')}
          maxLength={200}
          value={values.place}
          onChange={(event) => set({ place: event.currentTarget.value })}
        />
        <TextInput
          size="sm"
          type="number"
          min={1}
          label={t('teams.shift.wanted')}
          value={values.wanted}
          onChange={(event) => set({ wanted: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={t('teams.shift.is_risky')}
        checked={values.risky ?? insured}
        onChange={(event) => set({ risky: event.currentTarget.checked })}
      />
      <Textarea
        size="sm"
        label={t('teams.shift.note')}
        autosize
        minRows={2}
        maxLength={1000}
        value={values.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {shift && shift.agreed.length > 0 ? <p className={classes.dim}>{t('teams.shift.again')}</p> : null}
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button variant="default" onClick={props.onDone}>
          {t('teams.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('teams.save')}
        </Button>
      </div>
    </form>
  )
}
