import { NativeSelect, TextInput } from '@mantine/core'
import type { Resource } from '../../../../contract/help.ts'
import classes from '../../../app/form.module.css'
import type { Problem } from '../../../app/problem.ts'
import { useWords } from '../../../words/words.tsx'

// messages: organisations.resource.*

const resources: readonly Resource[] = ['people', 'skill', 'venue', 'goods', 'money', 'service']

/** What, and how much of it, as it is typed. */
export interface AmountTyped {
  resource: Resource
  what: string
  amount: string
  measure: string
}

/** Nothing typed yet. */
export const noAmount: AmountTyped = { resource: 'people', what: '', amount: '', measure: '' }

/** As it goes to the server. */
export const amountOf = ({ resource, what, amount, measure }: AmountTyped) => ({
  ...{ resource, what, measure: measure.trim() || null },
  amount: Number.isInteger(Number(amount)) && Number(amount) > 0 ? Number(amount) : null,
})

/** How much of what, in words: `40 parcels`. */
export const amountSaid = ({ amount, measure }: { amount: number | null; measure: string | null }): string =>
  [amount, measure].filter((part) => part !== null && part !== '').join(' ')

/** Fields for what, and how much of it. */
export function Amounts(props: {
  value: AmountTyped
  onChange: (value: AmountTyped) => void
  problem: Problem | null
  kinds?: boolean
}) {
  const { t } = useWords()
  const { value, problem } = props
  const set = (change: Partial<AmountTyped>) => props.onChange({ ...value, ...change })
  return (
    <>
      <TextInput
        size="sm"
        label={t('organisations.column.what')}
        withAsterisk
        maxLength={500}
        value={value.what}
        onChange={(event) => set({ what: event.currentTarget.value })}
        error={problem?.of('what')}
      />
      <div className={classes.pair}>
        {props.kinds === false ? null : (
          <NativeSelect
            size="sm"
            label={t('organisations.column.resource')}
            value={value.resource}
            onChange={(event) => set({ resource: event.currentTarget.value as Resource })}
            data={resources.map((each) => ({ value: each, label: t(`organisations.resource.${each}`) }))}
          />
        )}
        <TextInput
          size="sm"
          type="number"
          min={1}
          label={t('organisations.column.amount')}
          value={value.amount}
          onChange={(event) => set({ amount: event.currentTarget.value })}
          error={problem?.of('amount')}
        />
        <TextInput
          size="sm"
          label={t('organisations.column.measure')}
          placeholder={t('organisations.measure_help')}
          maxLength={40}
          value={value.measure}
          onChange={(event) => set({ measure: event.currentTarget.value })}
        />
      </div>
    </>
  )
}
