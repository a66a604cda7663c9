import { expect, test } from 'vitest'
import type { Entry } from '../../../app/device/outbox.rules.ts'
import type { FieldEntry } from '../device/entries.ts'
import { asComment, mayStill, onVersion, withoutPhoto, wordsOf } from './entry.rules.ts'

const photo = { id: 'p1', name: 'a.jpg', size: 1, into: 'command.fileIds', uploadId: 'u1' }
const entry = {
  ...{ id: 'e1', accountId: 'lin', kind: 'command', title: 'A lamp', state: 'conflict', tries: 0, notBefore: 0 },
  ...{ madeAt: '2026-03-02T08:00:00Z', photos: [photo], line: 'case:c1' },
  form: { caseId: 'c1', number: 'CB-1', type: 'handle', draft: { text: 'New lamp fitted', elsewhere: '' } },
  request: { method: 'POST', path: '/x', body: { version: 3, command: { type: 'handle', text: 'New lamp fitted' } } },
} as unknown as FieldEntry & Entry

test('a command that no longer fits goes as a comment, with its words and photos, for colleagues', () => {
  const comment = asComment(entry, { words: wordsOf(entry), version: 6 })
  expect(comment.request.body).toEqual({
    version: 6,
    command: { type: 'comment', text: 'New lamp fitted', visibility: 'internal', fileIds: [] },
  })
  expect(comment.photos).toEqual([photo])
  expect(comment.form).toMatchObject({ type: 'comment', caseId: 'c1' })
})

test('sent all the same it is meant for the case as it is now', () => {
  expect(onVersion(entry, 6).request.body).toMatchObject({ version: 6, command: { type: 'handle' } })
})

test('only what the case still allows is offered once more', () => {
  const offer = (allowed: boolean) => ({ offers: [{ command: 'handle', allowed }] })
  expect(mayStill(entry, offer(true))).toBe(true)
  expect(mayStill(entry, offer(false))).toBe(false)
  expect(mayStill(entry, { offers: [] })).toBe(false)
})

test('a photo the server cannot take is left out, the rest stays', () => {
  expect(withoutPhoto(entry, 'p1').photos).toEqual([])
  expect(withoutPhoto(entry, 'other').photos).toEqual([photo])
})

test('the words of a report are its text, its place and what was done', () => {
  const form = { text: 'Wet stairs', address: 'Entrance 2', solved: true, solvedText: 'Dried' }
  expect(wordsOf({ ...entry, kind: 'report', form } as unknown as FieldEntry)).toBe('Wet stairs\nEntrance 2\nDried')
  expect(wordsOf({ ...entry, kind: 'report', form: { ...form, solved: false } } as unknown as FieldEntry)).toBe(
    'Wet stairs\nEntrance 2',
  )
})
