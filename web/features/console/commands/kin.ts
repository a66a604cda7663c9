import type { Holder } from '../../../../contract/cases.ts'
import type { PickedPlace } from '../../../ui/PlacePicker.tsx'

/** One part of a split as its form has it; what is null is as in the case itself. */
export interface Part {
  text: string
  categoryId: string | null
  place: PickedPlace | null
  holder: Holder | null
}

/** A part as it is added. */
export const emptyPart: Part = { text: '', categoryId: null, place: null, holder: null }

/** A part as the server takes it, for a preview and for the split itself. A place nobody found in the territory is left out. */
export function partBody(part: Part) {
  const { place } = part
  return {
    text: part.text.trim(),
    ...(part.categoryId ? { categoryId: part.categoryId } : {}),
    ...(part.holder ? { holder: part.holder } : {}),
    ...(place?.kind === 'point' ? { point: place.point } : {}),
    ...(place?.kind === 'unit' ? { unitId: place.unitId } : {}),
  }
}
