import type { Call } from '../../../../contract/recruitment.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../recruitment.module.css'
import { lastDay } from './days.ts'

/** What a call says at a glance: where, how many places, until when, for how long, whom to ask. */
export function CallFacts(props: { call: Call }) {
  const { t, nameOf, locale } = useWords()
  const { day } = useFormat()
  const { call } = props
  return (
    <Facts
      items={[
        { label: t('recruitment.call.by'), value: nameOf(call.unit.name) },
        {
          label: t('recruitment.call.where'),
          value: call.units.map(({ name }) => nameOf(name)).join(locale === 'zh-CN' ? '、' : ', '),
        },
        {
          label: t('recruitment.form.places'),
          value: t('recruitment.calls.free', { free: call.free, places: call.places }),
        },
        { label: t('recruitment.form.closes'), value: day(lastDay(call.closesAt)) },
        {
          label: t('recruitment.call.term'),
          value:
            call.termMonths === null
              ? t('recruitment.call.endless')
              : t('recruitment.call.months', { count: call.termMonths }),
        },
        { label: t('recruitment.call.phone'), value: call.phone },
      ]}
    />
  )
}

/** Says that a call was called off, and why. */
export function CalledOff({ call }: { call: Pick<Call, 'cancelled'> }) {
  const { t } = useWords()
  const { day } = useFormat()
  if (!call.cancelled) return null
  return (
    <p className={classes.said} role="status">
      <strong>{t('recruitment.call.cancelled', { day: day(call.cancelled.at) })}</strong> {call.cancelled.why}
    </p>
  )
}
