import type { NewCase } from '../../../../contract/cases.ts'
import type { ReportDraft } from '../device/drafts.ts'

/** The report as the server takes it, without its photos: those are put in once the server has them. */
export function caseOf(draft: ReportDraft, locale: 'en' | 'zh-CN'): NewCase {
  const { place, behalf } = draft
  const address = (place?.kind === 'address' ? place.address : draft.address).trim()
  return {
    text: draft.text.trim(),
    fileIds: [],
    confidential: false,
    channel: 'field',
    noticedAt: draft.noticedAt,
    locale,
    answers: Object.fromEntries(Object.entries(draft.answers).filter(([, value]) => value.length > 0)),
    ...(draft.categoryId ? { categoryId: draft.categoryId } : {}),
    ...(place?.kind === 'point' ? { point: place.point } : {}),
    ...(place?.kind === 'unit' ? { unitId: place.unitId } : {}),
    ...(address ? { address } : {}),
    ...(behalf?.mandate
      ? {
          onBehalfOf: {
            name: behalf.name.trim(),
            mandate: behalf.mandate,
            ...(behalf.phone.trim() ? { phone: behalf.phone.trim() } : {}),
          },
        }
      : {}),
    ...(draft.solved ? { solved: { text: draft.solvedText.trim(), fileIds: [] } } : {}),
  }
}
