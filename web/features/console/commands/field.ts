import type { CaseView } from '../../../../contract/cases.ts'
import type { DeskCommand, Values } from './build.ts'

/** What every input of a command form gets. */
export interface FieldProps {
  type: DeskCommand
  view: CaseView
  own: readonly string[]
  values: Values
  set: (change: Partial<Values>) => void
  error: string | undefined
}
