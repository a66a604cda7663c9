import { expect, test } from 'vitest'
import { bodyOf, contactFault, type Draft, hasContent, isSent, newDraft, withDraft } from './draft.rules.ts'

const now = new Date('2026-03-01T09:00:00Z')
const draft = (more: Partial<Draft> = {}): Draft => ({
  ...newDraft({ id: 'one', now }),
  text: 'The lamp is dark',
  ...more,
})
const given = { asked: new Set<string>(), locale: 'en' as const }

test('several reports can be begun on one device, the latest first, and none is lost', () => {
  const first = withDraft([], draft(), now)
  const both = withDraft(first, draft({ id: 'two', text: 'The lift stands still' }), now)
  expect(both.map((one) => one.id)).toEqual(['two', 'one'])
  const changed = withDraft(both, draft({ text: 'The lamp at the gate is dark' }), now)
  expect(changed.map((one) => one.text)).toEqual(['The lamp at the gate is dark', 'The lift stands still'])
})

test('a report without a word is not kept, and one emptied again goes', () => {
  expect(withDraft([], newDraft({ id: 'one', now }), now)).toEqual([])
  expect(withDraft([draft()], draft({ text: '  ' }), now)).toEqual([])
  expect(hasContent(draft({ text: '', place: { kind: 'address', address: 'Well Lane 5' } }))).toBe(true)
})

test('drafts nobody touched for two months are not kept any longer', () => {
  const old = draft({ id: 'old', changed: '2025-12-01T09:00:00Z' })
  expect(withDraft([old], draft(), now).map((one) => one.id)).toEqual(['one'])
})

test('whoever says nothing about themselves sends nothing about themselves', () => {
  const body = bodyOf(draft({ contact: { hearBack: 'none', name: '', phone: '13800005678', mail: '' } }), given)
  expect(body).not.toHaveProperty('contact')
  expect(body.confidential).toBe(false)
})

test('only the way that was chosen to hear back is sent', () => {
  const contact = { hearBack: 'sms' as const, name: 'Zhao', phone: ' 13800005678 ', mail: 'zhao@example.org' }
  expect(bodyOf(draft({ contact }), given).contact).toEqual({ name: 'Zhao', phone: '13800005678', hearBack: 'sms' })
})

test('answers to questions that are not asked any more stay at home', () => {
  const answers = { hurt: 'yes', how_many: '2', where: [] }
  const body = bodyOf(draft({ categoryId: 'c', answers }), { ...given, asked: new Set(['hurt', 'where']) })
  expect(body.answers).toEqual({ hurt: 'yes' })
})

test('a place is said in whichever way it was chosen, with the words beside it', () => {
  const at = (place: Draft['place']) => bodyOf(draft({ place, spot: 'third floor' }), given)
  expect(at({ kind: 'point', point: { lat: 30, lng: 120 } })).toMatchObject({
    point: { lat: 30, lng: 120 },
    address: 'third floor',
  })
  expect(at({ kind: 'home', label: 'Building 5', unit: 'u5' })).toMatchObject({ unitId: 'u5', address: 'third floor' })
  expect(at({ kind: 'unit', unitId: 'u5', label: 'Building 5', address: 'Well Lane' })).toMatchObject({
    unitId: 'u5',
    address: 'Well Lane; third floor',
  })
  expect(bodyOf(draft(), given)).not.toHaveProperty('address')
})

test('a photo that waited for a day is sent anew: the server has thrown it away', () => {
  const photo = { id: 'p', name: 'p.jpg', type: 'image/jpeg', fileId: 'f' }
  expect(isSent({ ...photo, sentAt: '2026-03-01T08:00:00Z' }, now)).toBe(true)
  expect(isSent({ ...photo, sentAt: '2026-02-28T08:00:00Z' }, now)).toBe(false)
  expect(isSent({ ...photo, fileId: undefined, sentAt: undefined }, now)).toBe(false)
})

test('a notice needs somewhere to go, and a report for somebody their name', () => {
  const contact = (more: Partial<Draft['contact']>) => contactFault(draft({ contact: { ...draft().contact, ...more } }))
  expect(contact({})).toBeUndefined()
  expect(contact({ hearBack: 'sms', phone: 'call me' })).toBe('phone')
  expect(contact({ hearBack: 'sms', phone: '138 0000 5678' })).toBeUndefined()
  expect(contact({ hearBack: 'mail', mail: 'zhao@' })).toBe('mail')
  expect(contactFault(draft({ behalf: { name: ' ', phone: '', mandate: 'spoken' } }))).toBe('behalf')
})
