import { IconMoodAngry, IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSmile } from '@tabler/icons-react'
import { useWords } from '../../../words/words.tsx'
import follow from './follow.module.css'
import type { Score } from './score.rules.ts'

// messages: resident.rate.face.*

const faces = [
  [1, IconMoodAngry],
  [2, IconMoodSad],
  [3, IconMoodEmpty],
  [4, IconMoodSmile],
  [5, IconMoodHappy],
] as const

/** How satisfied: five faces with their words, one to choose. */
export function Faces(props: { value: Score | null; onChange: (score: Score) => void }) {
  const { t } = useWords()
  return (
    <fieldset className={follow.faces}>
      <legend>{t('resident.rate.satisfied')}</legend>
      <div>
        {faces.map(([value, Face]) => (
          <label key={value} data-checked={props.value === value || undefined}>
            <input
              type="radio"
              name="satisfaction"
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            <Face size={34} stroke={1.6} aria-hidden />
            <span>{t(`resident.rate.face.${value}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
