import type { Question } from '../../../../contract/case-configuration.ts'
import type { NewCase, OnBehalfOf } from '../../../../contract/cases.ts'
import type { PickedPlace } from '../../../ui/PlacePicker.tsx'
import type { Locale } from '../../../words/catalogue.ts'
import { instantOf } from '../../../words/zone.ts'
import { type Answers, answersOf } from './answers.ts'

/** The form of a case taken down for somebody. */
export interface Draft {
  channel: 'phone' | 'counter'
  text: string
  categoryId: string | null
  answers: Answers
  place: PickedPlace | null
  name: string
  phone: string
  mail: string
  addressDetail: string
  hearBack: 'none' | 'sms' | 'mail'
  confidential: boolean
  onBehalf: boolean
  onBehalfName: string
  onBehalfPhone: string
  mandate: OnBehalfOf['mandate'] | null
}

/** The form as it opens. */
export const emptyDraft: Draft = {
  channel: 'phone',
  text: '',
  categoryId: null,
  answers: {},
  place: null,
  name: '',
  phone: '',
  mail: '',
  addressDetail: '',
  hearBack: 'none',
  confidential: false,
  onBehalf: false,
  onBehalfName: '',
  onBehalfPhone: '',
  mandate: null,
}

const words = (text: string): string | undefined => text.trim() || undefined

/** How to reach whoever called, as the form says; undefined where it says nothing. */
export function contactOf(draft: Draft): NewCase['contact'] {
  const contact = {
    name: words(draft.name),
    phone: words(draft.phone),
    mail: words(draft.mail),
    addressDetail: words(draft.addressDetail),
  }
  if (Object.values(contact).every((value) => value === undefined) && draft.hearBack === 'none') return undefined
  return { ...contact, hearBack: draft.hearBack }
}

/** What is sent. Answers to questions that are no longer asked, and a mandate taken back, stay behind. */
export function newCaseOf(
  draft: Draft,
  given: { questions: readonly Question[]; fileIds: string[]; locale: Locale; timeZone: string },
): NewCase {
  const { place } = draft
  const answers = answersOf(given.questions, draft.answers)
  for (const { code, kind } of given.questions) {
    const answer = answers[code]
    if (kind === 'datetime' && typeof answer === 'string') answers[code] = instantOf(answer, given.timeZone) ?? answer
  }
  return {
    channel: draft.channel,
    text: draft.text.trim(),
    answers,
    fileIds: given.fileIds,
    confidential: draft.confidential,
    locale: given.locale,
    ...(draft.categoryId ? { categoryId: draft.categoryId } : {}),
    ...(place?.kind === 'point' ? { point: place.point } : {}),
    ...(place?.kind === 'unit' ? { unitId: place.unitId, address: place.address } : {}),
    ...(place?.kind === 'address' ? { address: place.address } : {}),
    ...(contactOf(draft) ? { contact: contactOf(draft) } : {}),
    ...(draft.onBehalf && draft.mandate
      ? {
          onBehalfOf: { name: draft.onBehalfName.trim(), phone: words(draft.onBehalfPhone), mandate: draft.mandate },
        }
      : {}),
  }
}
