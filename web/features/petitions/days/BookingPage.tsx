import { Button } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { VisitBooking } from '../../../../contract/petition-visiting.ts'
import { useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { plainNumber } from '../../../cases/keptCases.ts'
import { grouped } from '../../../cases/secret.rules.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { bookingQuery, paths, write } from '../data.ts'
import { SecretFields } from '../parts/SecretFields.tsx'
import classes from '../petitions.module.css'
import { useKeptBookings } from './bookings.ts'
import { hostWords } from './DayLine.tsx'
import { icsOf } from './ics.rules.ts'
import { MoveBooking } from './MoveBooking.tsx'

// messages: petitions.booking.*, petition-pages.booking.became_*

/** A booking: by the secret this device keeps, one typed in, or the account. */
export function BookingPage() {
  const { t } = useWords()
  const params = useParams({ from: '/resident/visiting-days/bookings/$number' })
  const number = plainNumber(params.number)
  const kept = useKeptBookings().find((one) => one.number === number)
  const { account, ready } = useSession()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const secret = typed ?? kept?.secret
  const { data, error, refetch } = useQuery({
    ...bookingQuery(number, secret),
    enabled: Boolean(secret) || account !== null,
  })
  if (data) return <Booking one={data} secret={secret} />
  if (error && asProblem(error).status !== 404)
    return <ErrorState level={1} problem={asProblem(error)} onRetry={() => void refetch()} />
  if (!error && (secret || account || !ready)) return <PageSkeleton page lines={5} />
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('petition-pages.booking.one')} text={t('petition-pages.booking.secret_ask')} />
      <Card>
        <SecretFields wrong={Boolean(error && secret)} onOpen={setTyped} />
      </Card>
    </div>
  )
}

function Booking({ one, secret }: { one: VisitBooking; secret: string | undefined }) {
  const { t, nameOf } = useWords()
  const { day, time } = useFormat()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { fresh } = useSearch({ from: '/resident/visiting-days/bookings/$number' })
  const [sure, setSure] = useState(false)
  const cancel = useWrite(
    (_: { number: string }, { headers }) =>
      write<VisitBooking>(`${paths.bookings}/${encodeURIComponent(one.number)}/cancel`, {
        body: {},
        key: headers['Idempotency-Key'],
        secret,
      }),
    {
      onSuccess: () => {
        setSure(false)
        toast(t('petition-pages.booking.cancelled'))
      },
      onSettled: () =>
        Promise.all(
          [paths.bookings, paths.days, paths.myBookings].map((key) => queries.invalidateQueries({ queryKey: [key] })),
        ),
    },
  )
  const calendar = () => {
    const title = nameOf(one.day.title)
    const place = `${nameOf(one.day.unit.name)}, ${one.day.place}`
    const text = icsOf({ number: one.number, title, place, at: one.at, now: new Date() })
    const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `${one.number}.ics`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 1000)
  }
  const isOpen = one.state === 'booked'
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader
        title={fresh && isOpen ? t('petition-pages.booking.title') : t('petition-pages.booking.one')}
        text={isOpen ? t('petition-pages.booking.keep') : t(`petitions.booking.${one.state}`)}
        above={
          <Link to="/visiting-days" className={`${classes.link} ds-no-print`}>
            {t('petition-pages.days.back')}
          </Link>
        }
      />
      <Card>
        <div className={classes.stack}>
          <div>
            <p className={classes.dim}>{t('petition-pages.booking.number')}</p>
            <p className={classes.number}>{one.number}</p>
          </div>
          <Facts
            items={[
              { label: t('petition-pages.days.time'), value: `${day(one.at)} ${time(one.at)}` },
              { label: t('petition-pages.days.place'), value: `${nameOf(one.day.unit.name)} · ${one.day.place}` },
              { label: t('petition-pages.days.host'), value: hostWords(one.day, nameOf, t) },
              { label: t('petition-pages.days.subject'), value: one.subject },
              {
                label: t('petition-pages.booking.became'),
                value: one.became
                  ? t(`petition-pages.booking.became_${one.became.kind}`, { number: one.became.number })
                  : '',
              },
            ]}
          />
          {secret ? (
            <div>
              <p className={classes.dim}>{t('petition-pages.booking.secret')}</p>
              <p className={classes.secretLetters} translate="no">
                {grouped(secret)}
              </p>
            </div>
          ) : null}
        </div>
      </Card>
      {isOpen ? (
        <div className={`${classes.fields} ds-no-print`}>
          <Button variant="light" size="lg" leftSection={<IconCalendarPlus size={20} aria-hidden />} onClick={calendar}>
            {t('petition-pages.booking.ics')}
          </Button>
          <Button variant="light" size="lg" onClick={() => print()}>
            {t('petition-pages.receipt.print')}
          </Button>
          <MoveBooking one={one} secret={secret} />
          {sure ? (
            <div className={classes.sure}>
              <p>{t('petition-pages.booking.cancel_text')}</p>
              <Refusal problem={cancel.error} />
              <div className={classes.buttons}>
                <Button
                  color="plum"
                  size="lg"
                  loading={cancel.isPending}
                  onClick={() => cancel.mutate({ number: one.number })}
                >
                  {t('petition-pages.booking.cancel')}
                </Button>
                <Button variant="subtle" size="lg" onClick={() => setSure(false)}>
                  {t('ui.cancel')}
                </Button>
              </div>
            </div>
          ) : (
            <Button variant="subtle" size="lg" onClick={() => setSure(true)}>
              {t('petition-pages.booking.cancel')}
            </Button>
          )}
        </div>
      ) : (
        <Button variant="light" size="lg" onClick={() => void navigate({ to: '/visiting-days' })}>
          {t('petition-pages.days.back')}
        </Button>
      )}
    </div>
  )
}
