import { expect, test } from 'vitest'
import { applySteps, bodyOf, type DisputeDraft, faultOf, firstOpen, newDraft, withOther } from './draft.rules.ts'

const whole: DisputeDraft = {
  ...newDraft(),
  ...{ subject: ' Water comes through the ceiling ', account: 'Since May it drips.', wish: 'Mend the pipe' },
  others: [{ name: 'Upstairs 302', phone: '138 0000 0002', mail: '' }, ...newDraft().others],
  place: { kind: 'unit', unitId: 'u7', label: 'Houses 1 and 2' },
  ...{ me: { name: 'Wang Qiang', phone: '13800000001', mail: '' }, hearBack: 'sms', agreed: true },
}

test('nobody is led on over an empty line, and an empty second neighbour is no neighbour', () => {
  expect(faultOf(newDraft(), 'what')).toBe('subject')
  expect(faultOf(newDraft(), 'others')).toBe('other_name')
  expect(firstOpen(newDraft())).toBe('what')
  expect(applySteps.map((step) => faultOf(whole, step))).toEqual(applySteps.map(() => undefined))
  expect(firstOpen(whole)).toBeUndefined()
})

test('a phone that is none is told, and a phone without a name asks for the name', () => {
  expect(faultOf({ ...whole, others: [{ name: 'Upstairs', phone: 'call me', mail: '' }] }, 'others')).toBe('phone')
  expect(faultOf({ ...whole, others: [{ name: '', phone: '13800000002', mail: '' }] }, 'others')).toBe('other_name')
  expect(faultOf({ ...whole, me: { ...whole.me, phone: '' } }, 'you')).toBe('phone')
})

test('the nearest table needs a place it can be found by', () => {
  expect(faultOf({ ...whole, place: null }, 'where')).toBe('place')
  expect(faultOf({ ...whole, place: { kind: 'address', address: 'at the pond' } }, 'where')).toBe('place')
})

test('nothing goes off without the yes to mediation', () => {
  expect(faultOf({ ...whole, agreed: false }, 'check')).toBe('agree')
})

test('what goes off names only who was named, and says where in the words chosen', () => {
  const body = bodyOf(
    { ...whole, place: { kind: 'address', address: '4 Willow Lane' }, spot: 'flat 202' },
    { consentVersion: '2026-11' },
  )
  expect(body.others).toEqual([{ name: 'Upstairs 302', phone: '138 0000 0002', hearBack: 'sms' }])
  expect(body).toMatchObject({ subject: 'Water comes through the ceiling', address: '4 Willow Lane, flat 202' })
  expect(bodyOf({ ...whole, place: { kind: 'home', label: 'Mine' } }, { consentVersion: 'x', home: 'u1' }).unitId).toBe(
    'u1',
  )
})

test('nine neighbours at most', () => {
  let others = newDraft().others
  for (let n = 0; n < 12; n++) others = withOther(others)
  expect(others).toHaveLength(9)
})
