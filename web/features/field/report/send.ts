import type { NewCase, Receipt } from '../../../../contract/cases.ts'
import { answer, api, newKey } from '../../../app/api.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import type { ChosenPhoto } from '../../../ui/PhotoInput.tsx'
import { currentLocale } from '../../../words/words.tsx'
import type { ReportDraft } from '../device/drafts.ts'
import { keep, kept } from '../device/keep.ts'

/** The report as the server takes it. */
export function caseOf(draft: ReportDraft, fileIds: string[], resultIds: string[]): NewCase {
  const { place, behalf } = draft
  const address = (place?.kind === 'address' ? place.address : draft.address).trim()
  return {
    text: draft.text.trim(),
    fileIds,
    confidential: false,
    channel: 'field',
    noticedAt: draft.noticedAt,
    locale: currentLocale(),
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
    ...(draft.solved ? { solved: { text: draft.solvedText.trim(), fileIds: resultIds } } : {}),
  }
}

/** What was tried last with a draft: the same report keeps its key also when the page was closed in between. */
interface Tried {
  files: Record<string, string>
  body: string
  key: string
}

/**
 * Sends a report with its photos. Whatever got lost on the way (the answer, the page, the battery), sending the same draft
 * again files it once. Throws the Problem.
 */
export async function sendReport(
  draft: ReportDraft,
  photos: readonly ChosenPhoto[],
  results: readonly ChosenPhoto[],
): Promise<Receipt> {
  const name = `sending.${draft.id}`
  const tried = kept<Tried>(name, { files: {}, body: '', key: '' })
  const files = { ...tried.files }
  for (const photo of [...photos, ...results]) {
    if (files[photo.id]) continue
    const [id] = await uploadPhotos([photo])
    if (!id) continue
    files[photo.id] = id
    keep(name, { ...tried, files })
  }
  const ids = (list: readonly ChosenPhoto[]) => list.flatMap((photo) => files[photo.id] ?? [])
  const body = caseOf(draft, ids(photos), draft.solved ? ids(results) : [])
  const written = JSON.stringify(body)
  const key = tried.body === written ? tried.key : newKey()
  keep(name, { files, body: written, key })
  const receipt = await answer(api.POST('/api/v1/cases', { body: body as never, headers: { 'Idempotency-Key': key } }))
  keep(name, undefined)
  return receipt as Receipt
}
