import type { NewCase } from '../../../../contract/cases.ts'
import type { PickedPlace } from '../../../ui/PlacePicker.tsx'

/** A photo of a draft. Its bytes lie in the device's database; `fileId` once the server has it. */
export interface DraftPhoto {
  id: string
  name: string
  type: string
  /** Bytes. */
  size?: number
  /** Id of its upload, made on the device: it goes on where a lost line stopped it. */
  uploadId?: string
  fileId?: string
  /** ISO instant of when the server took it. */
  sentAt?: string
}

/** Where a draft says it is. `said`: in words, for the summary; `by`: the device's own position instead of a map. */
export type DraftPlace = PickedPlace & { unit?: string; said?: string; by?: 'position' | 'map' }

/** How the reporter wants to hear back. Empty texts: not said. */
export interface DraftContact {
  hearBack: 'none' | 'sms' | 'mail'
  name: string
  phone: string
  mail: string
}

/** Somebody else the report is for. */
export interface DraftBehalf {
  name: string
  phone: string
  mandate: 'spoken' | 'written' | 'guardian' | 'phone_call'
}

/** A report that is not sent yet. Lives on the device alone. */
export interface Draft {
  id: string
  /** ISO instants. `begun` is told to the server as the time of noticing. */
  begun: string
  changed: string
  /** The screen the writer was on. */
  step: string
  text: string
  /** `undefined`: not asked yet; null: asked, and left to somebody who knows. */
  categoryId?: string | null
  categoryFrom?: 'suggestion' | 'list'
  answers: Record<string, string | string[]>
  place: DraftPlace | null
  /** The words of an address beside a point or a building: `next to the gate`. */
  spot: string
  photos: DraftPhoto[]
  contact: DraftContact
  confidential: boolean
  behalf: DraftBehalf | null
  /** The letter of the outbox that is being changed. */
  entry?: string
}

/** An empty draft. */
export function newDraft(given: { id: string; now: Date }): Draft {
  const now = given.now.toISOString()
  return {
    id: given.id,
    begun: now,
    changed: now,
    step: 'what',
    text: '',
    answers: {},
    place: null,
    spot: '',
    photos: [],
    contact: { hearBack: 'none', name: '', phone: '', mail: '' },
    confidential: false,
    behalf: null,
  }
}

/** True when there is something in a draft worth keeping. */
export function hasContent(draft: Draft): boolean {
  return (
    draft.text.trim() !== '' ||
    draft.photos.length > 0 ||
    Boolean(draft.categoryId) ||
    // The building comes by itself: alone it says nothing.
    (draft.place !== null && draft.place.kind !== 'home') ||
    Object.keys(draft.answers).length > 0
  )
}

const atMost = 20
const keptDays = 60

/** The drafts with one renewed and put first; an empty one is not kept. Those untouched for 60 days go. */
export function withDraft(drafts: readonly Draft[], draft: Draft, now: Date): Draft[] {
  const others = drafts.filter((each) => each.id !== draft.id)
  const list = hasContent(draft) ? [{ ...draft, changed: now.toISOString() }, ...others] : others
  const oldest = now.getTime() - keptDays * 86_400_000
  return list.filter((each) => Date.parse(each.changed) >= oldest).slice(0, atMost)
}

/** Hours the server keeps a photo that belongs to nothing are 24: it is sent anew well before. */
const photoFreshMs = 20 * 3_600_000

/** True when the server still has the photo. */
export function isSent(photo: DraftPhoto, now: Date): boolean {
  return (
    photo.fileId !== undefined && photo.sentAt !== undefined && now.getTime() - Date.parse(photo.sentAt) < photoFreshMs
  )
}

/** What is sent. `asked`: codes of the questions that the answers left in force. */
export function bodyOf(draft: Draft, given: { asked: ReadonlySet<string>; locale: 'en' | 'zh-CN' }): NewCase {
  const { place, contact, behalf } = draft
  const hasContact = contact.hearBack !== 'none' || contact.name.trim() !== ''
  const answers = Object.fromEntries(
    Object.entries(draft.answers).filter(([code, answer]) => given.asked.has(code) && answer.length > 0),
  )
  const words = place?.kind === 'address' ? place.address : place?.kind === 'unit' ? place.address : undefined
  const address = [words, draft.spot.trim()].filter(Boolean).join('; ').slice(0, 300)
  const unitId = place?.kind === 'unit' ? place.unitId : place?.kind === 'home' ? place.unit : undefined
  return {
    ...(draft.categoryId ? { categoryId: draft.categoryId } : {}),
    answers: draft.categoryId ? answers : {},
    text: draft.text.trim(),
    ...(place?.kind === 'point' ? { point: place.point } : {}),
    ...(unitId ? { unitId } : {}),
    ...(address ? { address } : {}),
    fileIds: draft.photos.flatMap((photo) => (photo.fileId ? [photo.fileId] : [])),
    ...(hasContact
      ? {
          contact: {
            ...(contact.name.trim() ? { name: contact.name.trim() } : {}),
            ...(contact.hearBack === 'sms' ? { phone: contact.phone.trim() } : {}),
            ...(contact.hearBack === 'mail' ? { mail: contact.mail.trim() } : {}),
            hearBack: contact.hearBack,
          },
        }
      : {}),
    confidential: draft.confidential,
    ...(behalf
      ? {
          onBehalfOf: {
            name: behalf.name.trim(),
            ...(behalf.phone.trim() ? { phone: behalf.phone.trim() } : {}),
            mandate: behalf.mandate,
          },
        }
      : {}),
    noticedAt: draft.begun,
    locale: given.locale,
  }
}

/** What is missing or wrong in the contact, as the field it stands in. */
export function contactFault(draft: Draft): 'phone' | 'mail' | 'behalf' | undefined {
  const { contact, behalf } = draft
  if (contact.hearBack === 'sms' && !/^[+0-9 ()-]{5,25}$/.test(contact.phone.trim())) return 'phone'
  if (contact.hearBack === 'mail' && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(contact.mail.trim())) return 'mail'
  if (behalf && behalf.name.trim() === '') return 'behalf'
  return undefined
}
