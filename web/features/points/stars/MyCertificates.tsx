import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Certificate } from '../../../../contract/points-stars.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import { timeOf } from './parts.tsx'
import classes from './stars.module.css'

// messages: stars.certificate.state.*

/** Makes a certificate and shows it: of hours, or of a star. */
export function MakeCertificate(props: { starId: string | null; label: string }) {
  const explain = useErrorWords()
  const navigate = useNavigate()
  const make = useWrite((starId: string | null, context) =>
    answer(api.POST('/api/v1/my/certificates', { body: { starId }, ...context })),
  )
  const go = () =>
    make.mutate(props.starId, {
      onSuccess: ({ id }) => void navigate({ to: '/my/certificates/$id', params: { id } }),
    })
  return (
    <div className={classes.buttons}>
      <Button size="lg" loading={make.isPending} onClick={go}>
        {props.label}
      </Button>
      <div role="alert">{make.error ? <p className={classes.problem}>{explain(make.error)}</p> : null}</div>
    </div>
  )
}

/** One's own certificates, and a new one of all hours. */
export function MyCertificates(props: { hasHours: boolean; hasName: boolean }) {
  const { t, locale } = useWords()
  const { data } = useQuery(read('/api/v1/my/certificates'))
  const rows = data?.items as Certificate[] | undefined
  const dayIn = (day: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))
  return (
    <Card title={t('stars.mine.certificates')}>
      <p className={classes.words}>{t('stars.mine.certificates_text')}</p>
      {rows && rows.length > 0 ? (
        <ul className={`${classes.plain} ${classes.below}`}>
          {rows.map((one) => (
            <li key={one.id}>
              <div className={classes.line}>
                <Link to="/my/certificates/$id" params={{ id: one.id }} className={classes.link}>
                  {one.grade === null
                    ? t('stars.certificate.hours_of', { day: dayIn(one.until) })
                    : t('stars.certificate.star_of', {
                        star: t('stars.grade', { grade: one.grade }),
                        day: dayIn(one.until),
                      })}
                </Link>
                <span className={classes.dim}>
                  {one.state === 'valid' ? timeOf(t, one.minutes) : t(`stars.certificate.state.${one.state}`)}
                </span>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {!props.hasHours ? null : props.hasName ? (
        <MakeCertificate starId={null} label={t('stars.mine.make')} />
      ) : (
        <div className={classes.form}>
          <p className={classes.words}>{t('stars.mine.name_missing')}</p>
          <ButtonLink to="/my/data" size="lg" variant="default">
            {t('stars.mine.to_profile')}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}
