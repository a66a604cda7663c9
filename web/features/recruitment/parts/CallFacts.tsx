import type { Call } from '../../../../contract/recruitment.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
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
