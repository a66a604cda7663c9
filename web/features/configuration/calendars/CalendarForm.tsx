import { Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CalendarView } from '../../../../contract/calendars.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { merged, same } from '../parts/changes.rules.ts'
import { BothLanguages } from '../parts/Fields.tsx'
import { Past } from '../parts/History.tsx'
import { useCalendars, useMayConfigure } from '../parts/records.ts'
import { SaveProblem } from '../parts/SaveProblem.tsx'
import { DaysFields } from './DaysFields.tsx'
import { DaysImport } from './DaysImport.tsx'
import { HoursLine, WeekFields } from './WeekFields.tsx'

type Values = Omit<CalendarView, 'code' | 'version' | 'updatedAt'>
const valuesOf = ({ code: _code, version: _version, updatedAt: _at, ...values }: CalendarView): Values => values
const drafts = new Map<string, { values: Values; version: number }>()

/** The form of one calendar, saved whole with the version that was seen. Due times already given stay as they are. */
export function CalendarForm(props: { record: CalendarView }) {
  const { t } = useWords()
  const { record } = props
  const { code } = record
  const queries = useQueryClient()
  const calendars = useCalendars()
  const may = useMayConfigure()
  const [base, setBase] = useState(() => valuesOf(record))
  const [values, setValues] = useState(() => drafts.get(code)?.values ?? valuesOf(record))
  const [seen, setSeen] = useState(drafts.get(code)?.version ?? record.version)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [year, setYear] = useState(() => new Date().getFullYear())
  // Lines of text start from the values; a calendar that came in anew starts them again.
  const [round, setRound] = useState(0)
  const set = (change: Partial<Values>) => {
    const next = { ...values, ...change }
    drafts.set(code, { values: next, version: seen })
    setValues(next)
  }
  const take = (calendar: CalendarView) => {
    drafts.delete(code)
    setBase(valuesOf(calendar))
    setValues(valuesOf(calendar))
    setSeen(calendar.version)
    setProblem(null)
    setRound((now) => now + 1)
  }
  const save = useWrite(
    (body: Values & { version: number }, context) =>
      answer(api.PUT('/api/v1/calendars/{code}', { params: { path: { code } }, body: body as never, ...context })),
    {
      onSettled: () => {
        void queries.invalidateQueries({ queryKey: ['/api/v1/calendars'] })
        void queries.invalidateQueries({ queryKey: ['/api/v1/configuration/calendars/history'] })
        void queries.invalidateQueries({ queryKey: ['/api/v1/calendars/{code}'] })
      },
    },
  )
  const give = async () => {
    const wanted = problem?.code === 'calendar.stale' ? merged(base, values, valuesOf(record)) : values
    setProblem(null)
    try {
      const saved = (await save.mutateAsync({ ...wanted, version: seen })) as CalendarView
      drafts.delete(code)
      setValues(wanted)
      setBase(wanted)
      setSeen(saved.version)
      toast(t('configuration.saved'))
    } catch (refused) {
      const found = refused as Problem
      setProblem(found)
      if (found.code === 'calendar.stale' && typeof found.facts.now === 'number') setSeen(found.facts.now)
      else if (found.code === 'calendar.stale') setSeen(record.version)
    }
  }
  const changed = !same(values, base)
  const years = [
    ...new Set([
      ...Array.from({ length: 4 }, (_, at) => new Date().getFullYear() - 1 + at),
      ...values.days.map((day) => Number(day.date.slice(0, 4))),
    ]),
  ].sort()
  const disabled = !may
  return (
    <form
      className={classes.settings}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <SaveProblem problem={problem} theirs={valuesOf(record)} base={base} onTakeTheirs={() => take(record)} />
      <Card title={t('configuration.calendar.about')}>
        <div className={classes.form}>
          <BothLanguages
            label={t('configuration.name')}
            value={values.name}
            onChange={(name) => set({ name })}
            required
            disabled={disabled}
            errors={{ en: problem?.of('name.en'), zh: problem?.of('name.zh') }}
          />
          <TextInput
            size="sm"
            label={t('configuration.calendar.zone')}
            value={values.timeZone}
            onChange={(event) => set({ timeZone: event.currentTarget.value })}
            error={problem?.of('timeZone')}
            disabled={disabled}
          />
          <Switch
            label={t('configuration.calendar.always')}
            description={t('configuration.calendar.always_help')}
            checked={values.always}
            onChange={(event) => set({ always: event.currentTarget.checked })}
            disabled={disabled}
          />
        </div>
      </Card>
      {values.always ? null : (
        <>
          <Card title={t('configuration.calendar.week')}>
            <div className={classes.columns}>
              <WeekFields
                key={`week ${round}`}
                label={t('configuration.calendar.usual')}
                value={values.hours}
                onChange={(hours) => set({ hours })}
                disabled={disabled}
              />
              <div className={classes.form}>
                <HoursLine
                  key={`make-up ${round}`}
                  label={t('configuration.calendar.make_up')}
                  help={t('configuration.calendar.make_up_help')}
                  value={values.makeUpHours ?? []}
                  onChange={(hours) => set({ makeUpHours: hours.length > 0 ? hours : undefined })}
                  disabled={disabled}
                />
              </div>
              {values.changes.map((change, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a change is known by while its date is typed
                <div key={`${round} ${at}`} className={classes.form}>
                  <div className={classes.choice}>
                    <TextInput
                      size="sm"
                      type="date"
                      label={t('configuration.calendar.from')}
                      value={change.date}
                      onChange={(event) => {
                        const date = event.currentTarget.value
                        set({ changes: values.changes.map((each, index) => (index === at ? { ...each, date } : each)) })
                      }}
                      disabled={disabled}
                    />
                    <button
                      type="button"
                      className={classes.icon}
                      aria-label={t('configuration.remove', { name: change.date })}
                      disabled={disabled}
                      onClick={() => {
                        set({ changes: values.changes.filter((_, index) => index !== at) })
                        setRound(round + 1)
                      }}
                    >
                      <IconTrash size={18} aria-hidden />
                    </button>
                  </div>
                  <WeekFields
                    label={t('configuration.calendar.hours_from')}
                    value={change.hours}
                    onChange={(hours) =>
                      set({ changes: values.changes.map((each, index) => (index === at ? { ...each, hours } : each)) })
                    }
                    disabled={disabled}
                  />
                </div>
              ))}
            </div>
            {disabled ? null : (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() =>
                  set({
                    changes: [...values.changes, { date: `${year}-07-01`, hours: structuredClone(values.hours) }],
                  })
                }
              >
                {t('configuration.calendar.add_change')}
              </Button>
            )}
          </Card>
          <Card
            title={t('configuration.days.title')}
            actions={
              <NativeSelect
                size="sm"
                aria-label={t('configuration.days.year')}
                value={String(year)}
                onChange={(event) => setYear(Number(event.currentTarget.value))}
                data={years.map(String)}
              />
            }
          >
            <DaysFields year={year} value={values.days} onChange={(days) => set({ days })} disabled={disabled} />
            {may && record.version >= 0 ? (
              <DaysImport
                key={year}
                record={{ ...record, version: seen }}
                year={year}
                national={calendars.data?.nationalYears.includes(year) ?? false}
                unsaved={changed}
                onDone={take}
              />
            ) : null}
          </Card>
        </>
      )}
      {may ? (
        <div className={classes.saveBar}>
          <span className={classes.help} role="status">
            {changed ? t('configuration.unsaved') : ''}
          </span>
          {changed ? (
            <Button type="button" variant="default" size="sm" onClick={() => take(record)}>
              {t('configuration.reset')}
            </Button>
          ) : null}
          <Button type="submit" size="sm" loading={save.isPending} disabled={!changed}>
            {problem?.code === 'calendar.stale' ? t('configuration.save_over') : t('configuration.save')}
          </Button>
        </div>
      ) : null}
      {record.version > 0 ? <Past kind="calendars" id={record.code} /> : null}
    </form>
  )
}
