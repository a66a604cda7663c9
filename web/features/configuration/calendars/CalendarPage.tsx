import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { CalendarView } from '../../../../contract/calendars.ts'
import { read } from '../../../app/api.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import look from '../form.module.css'
import { AdminFrame } from '../parts/AdminFrame.tsx'
import { CalendarForm } from './CalendarForm.tsx'

const office: [string, string][] = [
  ['09:00', '12:00'],
  ['13:30', '17:30'],
]

/** One calendar: its week, other hours from a date on, and its dated days. A code that is not known yet becomes a new one. */
export function CalendarPage() {
  const { t, nameOf, timeZone } = useWords()
  const { code } = useParams({ from: '/console/admin/calendars/$code' })
  const { data, error, refetch } = useQuery(read('/api/v1/calendars/{code}', { params: { path: { code } } }))
  const isNew = error?.status === 404
  const fresh: CalendarView = {
    ...{ code, name: { en: '', zh: '' }, version: 0, updatedAt: null, timeZone, always: false, changes: [], days: [] },
    hours: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
  }
  const record = isNew ? fresh : (data as CalendarView | undefined)
  return (
    <AdminFrame
      title={record ? nameOf(record.name) || t('configuration.calendar.new') : code}
      text={t('configuration.calendar.help')}
      actions={
        <Link to="/console/admin/calendars" className={look.linkButton}>
          {t('configuration.calendar.all')}
        </Link>
      }
    >
      {error && !isNew ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : record ? (
        <CalendarForm key={code} record={record} />
      ) : (
        <PageSkeleton lines={10} />
      )}
    </AdminFrame>
  )
}
