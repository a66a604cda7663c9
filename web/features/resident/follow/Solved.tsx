import { IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { useWords } from '../../../words/words.tsx'
import follow from './follow.module.css'

/** Solved or not: two large answers. */
export function Solved(props: { value: boolean | null; onChange: (solved: boolean) => void }) {
  const { t } = useWords()
  return (
    <fieldset className={follow.solved}>
      <legend className="ds-hidden">{t('resident.rate.title')}</legend>
      {[true, false].map((value) => (
        <label key={String(value)} data-checked={props.value === value || undefined}>
          <input type="radio" name="solved" checked={props.value === value} onChange={() => props.onChange(value)} />
          {value ? <IconThumbUp size={28} aria-hidden /> : <IconThumbDown size={28} aria-hidden />}
          <span>{value ? t('resident.rate.solved') : t('resident.rate.notSolved')}</span>
        </label>
      ))}
    </fieldset>
  )
}
