import { NumberInput } from '@mantine/core'
import { useWords } from '../../../words/words.tsx'

/** A whole number from 1 on, or nothing: no limit. */
export function Whole(props: {
  label: string
  value: number | null
  onChange: (value: number | null) => void
  error?: string | undefined
}) {
  const { t } = useWords()
  return (
    <NumberInput
      size="sm"
      label={props.label}
      placeholder={t('merit.no_limit')}
      value={props.value ?? ''}
      onChange={(value) => props.onChange(value === '' ? null : Number(value))}
      min={1}
      max={100_000}
      allowDecimal={false}
      error={props.error}
    />
  )
}
