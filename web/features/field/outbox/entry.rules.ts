import type { CaseView } from '../../../../contract/cases.ts'
import type { Entry } from '../../../app/device/outbox.rules.ts'
import type { FieldEntry } from '../device/entries.ts'

/** The words of an entry: what is lost if it is. */
export function wordsOf(entry: FieldEntry): string {
  if (entry.kind === 'command')
    return [entry.form.draft.text, entry.form.draft.elsewhere].filter(Boolean).join('\n').trim()
  const { text, address, solved, solvedText } = entry.form
  return [text, address, solved ? solvedText : ''].filter(Boolean).join('\n').trim()
}

/** True when the same command may be given to the case as it stands now. */
export function mayStill(entry: FieldEntry, view: Pick<CaseView, 'offers'> | undefined): boolean {
  if (entry.kind === 'report' || !view) return true
  return view.offers.some((offer) => offer.command === entry.form.type && offer.allowed)
}

/** The command of an entry, meant for the case as it is now. */
export function onVersion(entry: Entry, version: number): Entry {
  return { ...entry, request: { ...entry.request, body: { ...entry.request.body, version } } }
}

/** The words and photos of a command as a comment among colleagues: always possible, and nothing is lost. */
export function asComment(entry: Entry, given: { words: string; version: number }): Entry {
  const { words: text, version } = given
  const form = entry.form as { draft: object }
  return {
    ...entry,
    form: { ...form, type: 'comment', draft: { ...form.draft, text, visibility: 'internal', elsewhere: '' } },
    request: {
      ...entry.request,
      body: { version, command: { type: 'comment', text, visibility: 'internal', fileIds: [] } },
    },
    photos: entry.photos.map((photo) => ({ ...photo, into: 'command.fileIds' })),
  }
}

/** An entry without one of its photos. */
export const withoutPhoto = (entry: Entry, photoId: string): Entry => ({
  ...entry,
  photos: entry.photos.filter((photo) => photo.id !== photoId),
})
