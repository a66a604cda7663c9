import { Button, Modal, TextInput } from '@mantine/core'
import { IconCalendar, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import look from '../form.module.css'
import { AdminFrame } from '../parts/AdminFrame.tsx'
import { useCalendars, useMayConfigure } from '../parts/records.ts'
import { lineOf } from './hours.rules.ts'

/** The working calendars: when bodies work, and for which years their days off are known. */
export function CalendarsPage() {
  const { t, nameOf } = useWords()
  const { data, error, refetch } = useCalendars()
  const navigate = useNavigate()
  const may = useMayConfigure()
  const [asking, setAsking] = useState(false)
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState(false)
  const year = new Date().getFullYear()
  return (
    <AdminFrame
      title={t('configuration.nav.calendars')}
      text={t('configuration.about.calendars')}
      actions={
        may ? (
          <Button size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAsking(true)}>
            {t('configuration.calendar.new')}
          </Button>
        ) : undefined
      }
    >
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton lines={5} />
      ) : data.items.length === 0 ? (
        <EmptyState title={t('configuration.none')} />
      ) : (
        <ul className={classes.doors}>
          {data.items.map((each) => (
            <li key={each.code}>
              <Link to="/console/admin/calendars/$code" params={{ code: each.code }} className={classes.door}>
                <IconCalendar size={26} stroke={1.6} aria-hidden />
                <span>
                  <strong>{nameOf(each.name)}</strong>
                  <small>
                    {each.always
                      ? t('configuration.calendar.always')
                      : t('configuration.calendar.monday', {
                          hours: lineOf(each.hours.mon as [string, string][]) || t('configuration.calendar.closed'),
                        })}
                  </small>
                  <small>
                    {each.always
                      ? each.timeZone
                      : each.years.length > 0
                        ? t('configuration.calendar.years', { years: each.years.join(', ') })
                        : t('configuration.calendar.no_years')}
                  </small>
                  {!each.always && !each.years.includes(year) ? (
                    <small className={classes.mark}>
                      {t('configuration.calendar.missing', { year: String(year) })}
                    </small>
                  ) : null}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('configuration.calendar.new')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <form
          noValidate
          className={look.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(code)) return setWrong(true)
            void navigate({ to: '/console/admin/calendars/$code', params: { code } })
          }}
        >
          <TextInput
            label={t('configuration.code')}
            description={t('configuration.calendar.code_help')}
            value={code}
            onChange={(event) => {
              setCode(event.currentTarget.value)
              setWrong(false)
            }}
            error={wrong ? t('configuration.calendar.code_help') : undefined}
            data-autofocus
          />
          <Button type="submit">{t('ui.next')}</Button>
        </form>
      </Modal>
    </AdminFrame>
  )
}
