import type { Receipt } from '../../../../contract/cases.ts'
import { type Entry, whoeverIsHere, withoutAccount } from '../../../app/device/outbox.rules.ts'
import { findFirstAnswer, layInto, takeOut } from '../../../app/device/outbox.ts'
import { dropPhotos } from '../../../app/device/photos.ts'
import { keepOnDevice } from '../../../app/device/shelf.ts'
import { table } from '../../../app/device/table.ts'
import { keepCase, keptFrom } from '../../../cases/keptCases.ts'
import { bodyOf, type Draft, isSent } from '../report/draft.rules.ts'

/** What the outbox calls a resident's report. */
export const letterKind = 'letter'

/** Set while a letter may lie on this device: pages then look whether it can go. */
export const waitingName = 'waiting'

/** A resident's report in the outbox of this device. */
export type Letter = Omit<Entry, 'form'> & { form: Draft }

/** As whom a resident writes. Without a line nobody knows whether they are signed in. */
export const writerOf = (session: { account: { id: string } | null; ready: boolean }): string =>
  session.account?.id ?? (session.ready ? withoutAccount : whoeverIsHere)

/**
 * Lays a report into the outbox: from here on it survives the page and goes as soon as somebody answers, once. A report that
 * was taken out to be changed keeps its id. Rejects with `DeviceFull`.
 */
export async function layLetter(
  draft: Draft,
  given: { asked: ReadonlySet<string>; locale: 'en' | 'zh-CN' },
): Promise<Entry> {
  // Kept first: a page killed right after this looks into the outbox when it is opened again.
  keepOnDevice(waitingName, true)
  const { entry, ...form } = draft
  return await layInto({
    ...(entry ? { id: entry } : {}),
    ...{ kind: letterKind, title: draft.text.trim(), form },
    request: { method: 'POST', path: '/api/v1/cases', body: { ...bodyOf(draft, given), fileIds: [] } },
    photos: draft.photos.map((photo) => ({
      ...{ id: photo.id, name: photo.name, size: photo.size ?? 0, into: 'fileIds', uploadId: photo.uploadId },
      ...(isSent(photo, new Date()) ? { fileId: photo.fileId } : {}),
    })),
  })
}

/** Keeps the receipt of a letter that arrived, and takes the letter off the outbox. @returns the number of its case */
export async function takeReceipt(letter: Entry): Promise<string> {
  const receipt = letter.answer as unknown as Receipt
  keepCase(keptFrom(receipt, { text: letter.title, relation: 'reporter', now: new Date() }))
  await takeOut(letter.id)
  return receipt.number
}

/** The receipt of the version that arrived before the letter was changed; the letter goes. Undefined without a line. */
export async function takeFirstReceipt(letter: Entry): Promise<string | undefined> {
  const answer = await findFirstAnswer(letter)
  return answer && (await takeReceipt({ ...letter, answer }))
}

/** Takes every letter off this device, sent or not: whoever gives the device away leaves nothing behind. */
export async function forgetLetters(): Promise<void> {
  const entries = table<Entry>('entries')
  const letters = (await entries.all()).filter((entry) => entry.kind === letterKind)
  await entries.delete(letters.map(({ id }) => id))
  await dropPhotos(letters.flatMap(({ photos }) => photos.map(({ id }) => id)))
  keepOnDevice(waitingName, undefined)
}
