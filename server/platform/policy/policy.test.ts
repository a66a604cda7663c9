import { describe, expect, test } from 'vitest'
import { type Actor, anonymous, holds, isInForce, type PostHeld, within } from './actor.ts'
import { maskAddress, maskMail, maskName, maskPhone } from './mask.ts'

const post = (over: Partial<PostHeld>): PostHeld => ({
  id: 'p1',
  role: 'desk',
  unitPath: [],
  from: new Date('2026-01-01T00:00:00Z'),
  ...over,
})
const staff = (...posts: PostHeld[]): Actor => ({ kind: 'staff', accountId: 'a', posts, via: 'session' })

describe('rights come from posts', () => {
  const street = post({ unitId: 'street', unitPath: ['district', 'street'], level: 'street' })

  test('a street desk answers for every grid below the street, and for no other', () => {
    expect(within(staff(street), ['district', 'street', 'community', 'grid'])).toBe(true)
    expect(within(staff(street), ['district', 'other', 'community', 'grid'])).toBe(false)
    expect(within(staff(street), ['district'])).toBe(false)
  })

  test('the role counts as well as the place', () => {
    expect(within(staff(street), ['district', 'street'], ['supervisor'])).toBe(false)
    expect(holds(staff(street), ['desk'], 'street')).toBe(true)
    expect(holds(staff(street), ['desk'], 'grid')).toBe(false)
    expect(holds(staff(street), ['desk'])).toBe(true)
  })

  test('an officer answers for the department, not for the unit where it sits', () => {
    const officer = post({
      role: 'department_officer',
      departmentId: 'water',
      unitId: 'street',
      unitPath: ['district', 'street'],
    })
    expect(holds(staff(officer), ['department_officer'], 'water')).toBe(true)
    expect(within(staff(officer), ['district', 'street'])).toBe(false)
  })

  test('nobody has no post', () => {
    expect(holds(anonymous, ['administrator'])).toBe(false)
  })

  test('a term includes its first instant and not its last', () => {
    const term = post({ until: new Date('2026-02-01T00:00:00Z') })
    expect(isInForce(term, new Date('2025-12-31T23:59:59.999Z'))).toBe(false)
    expect(isInForce(term, new Date('2026-01-01T00:00:00Z'))).toBe(true)
    expect(isInForce(term, new Date('2026-01-31T23:59:59.999Z'))).toBe(true)
    expect(isInForce(term, new Date('2026-02-01T00:00:00Z'))).toBe(false)
  })
})

describe('masked by default', () => {
  test('a name keeps its first letter', () => {
    expect(maskName('李小梅')).toBe('李**')
    expect(maskName('王')).toBe('王*')
    expect(maskName('Ada Lovelace')).toBe('A*** L***')
    expect(maskName('  ')).toBe('')
    // Both writings of one name.
    expect(maskName('李小满 / Li Xiaoman')).toBe('李** / L***')
  })

  test('a number can be known again and not called', () => {
    expect(maskPhone('+86 139 0000 1234')).toBe('***34')
    expect(maskPhone('110')).toBe('***')
  })

  test('a mailbox and a door', () => {
    expect(maskMail('ada@example.org')).toBe('a***@example.org')
    expect(maskMail('@x')).toBe('***')
    expect(maskAddress('学院路12号3栋二单元501室')).toBe('学院路*号*栋*单元*室')
  })
})
