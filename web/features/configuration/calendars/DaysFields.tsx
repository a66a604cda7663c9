import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { CalendarDay } from '../../../../contract/calendars.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import look from '../form.module.css'
import { lineOf } from './hours.rules.ts'

/** Days off and make-up workdays of one year, and a line to add another. */
export function DaysFields(props: {
  year: number
  value: readonly CalendarDay[]
  onChange: (days: CalendarDay[]) => void
  disabled: boolean
}) {
  const { t, locale } = useWords()
  const { number } = useFormat()
  const { value, year, onChange } = props
  const [date, setDate] = useState('')
  const [kind, setKind] = useState<CalendarDay['kind']>('off')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const rows = useMemo(
    () => value.filter((each) => each.date.startsWith(`${year}-`)).toSorted((a, b) => a.date.localeCompare(b.date)),
    [value, year],
  )
  const weekday = useMemo(
    () => new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC' }),
    [locale],
  )
  const add = () => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return setProblem(t('configuration.days.which'))
    if (value.some((each) => each.date === date)) return setProblem(t('configuration.days.twice'))
    setProblem(null)
    onChange([...value, { date, kind, ...(name.trim() ? { name: name.trim() } : {}) }])
    setDate('')
    setName('')
  }
  const off = rows.filter((each) => each.kind === 'off').length
  return (
    <>
      <p className={look.help}>
        {t('configuration.days.count', { off: number(off), work: number(rows.length - off) })}
      </p>
      {rows.length > 0 ? (
        <div className={look.scroll}>
          <table className={look.table}>
            <caption className="ds-hidden">{t('configuration.days.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('configuration.days.day')}</th>
                <th scope="col">{t('configuration.days.kind')}</th>
                <th scope="col">{t('configuration.days.name')}</th>
                <th scope="col">
                  <span className="ds-hidden">{t('configuration.days.remove_column')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((day) => (
                <tr key={day.date}>
                  <td className="ds-num">{weekday.format(new Date(`${day.date}T00:00:00Z`))}</td>
                  <td>
                    {t(day.kind === 'off' ? 'configuration.days.off' : 'configuration.days.work')}
                    {day.hours ? <small className={classes.dim}> {lineOf(day.hours)}</small> : null}
                  </td>
                  <td>{day.name ?? ''}</td>
                  <td>
                    {props.disabled ? null : (
                      <button
                        type="button"
                        className={look.icon}
                        aria-label={t('configuration.remove', { name: day.date })}
                        onClick={() => onChange(value.filter((each) => each.date !== day.date))}
                      >
                        <IconTrash size={18} aria-hidden />
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {props.disabled ? null : (
        <fieldset className={look.addDay}>
          <legend className="ds-hidden">{t('configuration.days.add')}</legend>
          <TextInput
            size="sm"
            type="date"
            label={t('configuration.days.day')}
            value={date}
            min={`${year}-01-01`}
            max={`${year}-12-31`}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <NativeSelect
            size="sm"
            label={t('configuration.days.kind')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as CalendarDay['kind'])}
            data={[
              { value: 'off', label: t('configuration.days.off') },
              { value: 'work', label: t('configuration.days.work') },
            ]}
          />
          <TextInput
            size="sm"
            label={t('configuration.days.name')}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="button" size="sm" variant="default" onClick={add}>
            {t('configuration.days.add')}
          </Button>
        </fieldset>
      )}
      <div role="alert">{problem ? <p className={look.problem}>{problem}</p> : null}</div>
    </>
  )
}
