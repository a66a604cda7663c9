import type { PetitionPurpose } from '../../../../contract/petition-settings.ts'
import type { NewPetition } from '../../../../contract/petitions.ts'

/** A petition while it is being written, kept on the device until it is sent. */
export interface Draft {
  purpose: string
  joint: boolean | null
  people: string
  representatives: { name: string; phone: string }[]
  /** `department:ID`, `unit:ID`, `none`, or nothing chosen yet. */
  against: string
  confidential: boolean | null
  subject: string
  happened: string
  asks: string
  address: string
  name: string
  phone: string
  mail: string
  home: string
  hearBack: 'none' | 'sms' | 'mail'
}

/** An empty petition. */
export const emptyDraft: Draft = {
  ...{ purpose: '', joint: null, people: '', representatives: [{ name: '', phone: '' }], against: '' },
  ...{ confidential: null, subject: '', happened: '', asks: '', address: '' },
  ...{ name: '', phone: '', mail: '', home: '', hearBack: 'none' },
}

/** The questions, in their order. */
export type Step =
  | 'purpose'
  | 'who'
  | 'people'
  | 'against'
  | 'confidential'
  | 'subject'
  | 'account'
  | 'where'
  | 'files'
  | 'you'
  | 'check'

/** Most people that may speak for a joint petition (Petition regulation 2022, art. 20). */
export const mostSpeakers = 5

/** The questions this petition needs: only a joint one asks who speaks, only one about an office asks for confidence. */
export function stepsOf(draft: Draft, purpose: PetitionPurpose | undefined): Step[] {
  const against = purpose?.against ?? 'optional'
  const named = against !== 'none' && draft.against !== 'none'
  return [
    'purpose',
    'who',
    ...(draft.joint ? ['people' as const] : []),
    ...(against === 'none' ? [] : ['against' as const]),
    ...(named ? ['confidential' as const] : []),
    ...(['subject', 'account', 'where', 'files'] as const),
    // Who speaks for many has said already how they are reached.
    ...(draft.joint ? [] : ['you' as const]),
    'check',
  ]
}

/** What a question still lacks: the end of a key of words, or undefined. */
export function lackOf(step: Step, draft: Draft): 'missing' | 'missing_rep' | 'missing_count' | undefined {
  const filled = (text: string) => text.trim().length >= 2
  switch (step) {
    case 'purpose':
      return draft.purpose ? undefined : 'missing'
    case 'who':
      return draft.joint === null ? 'missing' : undefined
    case 'people':
      if (!(Number(draft.people) >= Math.max(2, draft.representatives.length))) return 'missing_count'
      return draft.representatives.every(({ name, phone }) => filled(name) && phoneLike(phone))
        ? undefined
        : 'missing_rep'
    case 'against':
      return draft.against ? undefined : 'missing'
    case 'confidential':
      return draft.confidential === null ? 'missing' : undefined
    case 'subject':
      return filled(draft.subject) ? undefined : 'missing'
    case 'account':
      return filled(draft.happened) && filled(draft.asks) ? undefined : 'missing'
    case 'you':
      if (draft.phone.trim() && !phoneLike(draft.phone)) return 'missing'
      if (draft.hearBack === 'sms' && !phoneLike(draft.phone)) return 'missing'
      return draft.hearBack === 'mail' && !/^\S+@\S+\.\S+$/.test(draft.mail.trim()) ? 'missing' : undefined
    default:
      return undefined
  }
}

/** True for what can be a telephone number. */
export const phoneLike = (text: string): boolean => /^[+0-9 ()-]{5,25}$/.test(text.trim())

/** What is sent. `labels` head the two parts of the account, in the writer's language. */
export function petitionOf(
  draft: Draft,
  given: { purpose: PetitionPurpose | undefined; fileIds: string[]; labels: { happened: string; asks: string } },
): NewPetition {
  const { labels } = given
  const [kind, id] = given.purpose?.against === 'none' ? [] : draft.against.split(':')
  const text = (value: string) => value.trim() || undefined
  const first = draft.representatives[0]
  const against = id && (kind === 'unit' || kind === 'department') ? { kind: kind as 'unit', id } : undefined
  return {
    purpose: draft.purpose,
    subject: draft.subject.trim(),
    account: `${labels.happened}\n${draft.happened.trim()}\n\n${labels.asks}\n${draft.asks.trim()}`,
    ...(against ? { against } : {}),
    confidential: Boolean(against) && draft.confidential === true,
    address: text(draft.address),
    fileIds: given.fileIds,
    contact: draft.joint
      ? { name: text(first?.name ?? ''), phone: text(first?.phone ?? ''), hearBack: 'none' }
      : {
          ...{ name: text(draft.name), phone: text(draft.phone), mail: text(draft.mail) },
          ...{ addressDetail: text(draft.home), hearBack: draft.hearBack },
        },
    ...(draft.joint
      ? {
          joint: {
            people: Number(draft.people),
            representatives: draft.representatives.map(({ name, phone }, index) => ({
              ...{ name: name.trim(), phone: phone.trim() },
              role: index === 0 ? ('speaker' as const) : ('member' as const),
            })),
            list: [],
          },
        }
      : {}),
  }
}
