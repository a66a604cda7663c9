import type { NewDispute } from '../../../../contract/disputes.ts'
import type { PickedPlace } from '../../../ui/PlacePicker.tsx'

/** How somebody hears of what happens. Empty texts: not said. */
export interface DraftPerson {
  name: string
  phone: string
  mail: string
}

/** An application that is not sent yet. It lives on this device alone, and goes when it was sent. */
export interface DisputeDraft {
  topic: string | null
  subject: string
  account: string
  wish: string
  others: DraftPerson[]
  place: (PickedPlace & { said?: string }) | null
  spot: string
  me: DraftPerson
  hearBack: 'none' | 'sms' | 'mail'
  agreed: boolean
}

/** The screens of an application, in order. */
export const applySteps = ['what', 'story', 'others', 'where', 'you', 'check'] as const
/** A screen of an application. */
export type ApplyStep = (typeof applySteps)[number]

const nobody: DraftPerson = { name: '', phone: '', mail: '' }

/** An application nobody has written anything into. */
export const newDraft = (): DisputeDraft => ({
  ...{ topic: null, subject: '', account: '', wish: '', others: [nobody], place: null, spot: '' },
  ...{ me: nobody, hearBack: 'none', agreed: false },
})

/** One more person on the other side, nine at most. */
export const withOther = (others: readonly DraftPerson[]): DraftPerson[] =>
  others.length < 9 ? [...others, nobody] : [...others]

const phone = /^[+0-9 ()-]{5,25}$/
const mail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** What is missing or wrong on a screen; undefined when one may go on. */
export type ApplyFault = 'subject' | 'account' | 'place' | 'other_name' | 'phone' | 'mail' | 'name' | 'reach' | 'agree'

/** The first fault of a screen. */
export function faultOf(draft: DisputeDraft, step: ApplyStep): ApplyFault | undefined {
  if (step === 'what') return draft.subject.trim().length < 2 ? 'subject' : undefined
  if (step === 'story') return draft.account.trim().length < 2 ? 'account' : undefined
  if (step === 'others') {
    const named = namedOthers(draft)
    if (named.length === 0 || draft.others.some((one) => !one.name.trim() && (one.phone.trim() || one.mail.trim())))
      return 'other_name'
    return named.map(reachFault).find((fault) => fault !== undefined)
  }
  // The nearest table is found by the place, which words alone don't tell.
  if (step === 'where') return draft.place === null || draft.place.kind === 'address' ? 'place' : undefined
  if (step === 'you') {
    if (!draft.me.name.trim()) return 'name'
    if (draft.hearBack === 'sms' && !draft.me.phone.trim()) return 'phone'
    if (draft.hearBack === 'mail' && !draft.me.mail.trim()) return 'mail'
    return reachFault(draft.me)
  }
  if (step === 'check') return draft.agreed ? undefined : 'agree'
  return undefined
}

function reachFault(one: DraftPerson): 'phone' | 'mail' | undefined {
  if (one.phone.trim() && !phone.test(one.phone.trim())) return 'phone'
  if (one.mail.trim() && !mail.test(one.mail.trim())) return 'mail'
  return undefined
}

/** The first screen that is not done; undefined when all are. */
export const firstOpen = (draft: DisputeDraft): ApplyStep | undefined =>
  applySteps.find((step) => step !== 'check' && faultOf(draft, step) !== undefined)

const namedOthers = (draft: DisputeDraft) => draft.others.filter((one) => one.name.trim())

const reachOf = (one: DraftPerson) => ({
  name: one.name.trim(),
  ...(one.phone.trim() ? { phone: one.phone.trim() } : {}),
  ...(one.mail.trim() ? { mail: one.mail.trim() } : {}),
})

/** What the server gets. `home`: the reader's building, where the draft says it is there. */
export function bodyOf(
  draft: DisputeDraft,
  given: { consentVersion: string; home?: string | undefined; fileIds?: string[]; behalf?: boolean },
): NewDispute {
  const { place } = draft
  const address = [place?.kind === 'address' ? place.address : '', draft.spot.trim()].filter(Boolean).join(', ')
  const unitId = place?.kind === 'unit' ? place.unitId : place?.kind === 'home' ? given.home : undefined
  return {
    ...(draft.topic ? { categoryId: draft.topic } : {}),
    subject: draft.subject.trim(),
    account: draft.account.trim(),
    wish: draft.wish.trim(),
    ...(place?.kind === 'point' ? { point: place.point } : {}),
    ...(unitId ? { unitId } : {}),
    ...(address ? { address } : {}),
    applicant: { ...reachOf(draft.me), hearBack: draft.hearBack },
    others: namedOthers(draft).map((one) => ({ ...reachOf(one), hearBack: one.phone.trim() ? 'sms' : 'none' })),
    fileIds: given.fileIds ?? [],
    consentVersion: given.consentVersion,
    // Taken at a desk: whoever wants mediation said so there.
    ...(given.behalf ? { onBehalf: { mandate: 'spoken' as const } } : {}),
  }
}
