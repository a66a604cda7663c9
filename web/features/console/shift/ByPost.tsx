import type { ShiftNoteLine } from '../../../../contract/shift-notes.ts'
import { useWords } from '../../../words/words.tsx'

// messages: cases.role.*

/** The post somebody wrote or took a note with. */
export function ByPost(props: { by: ShiftNoteLine['by'] }) {
  const { t, nameOf } = useWords()
  const { by } = props
  return [by.name ?? t(`cases.role.${by.role}` as 'cases.role.desk'), nameOf(by.body)].filter(Boolean).join(' · ')
}
