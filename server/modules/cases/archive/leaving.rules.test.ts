import { expect, test } from 'vitest'
import type { CaseState, Clock, Order } from '../lifecycle/case-state.ts'
import { untouched } from '../lifecycle/case-state.ts'
import { cutoffOf, thoseThatGo, whyStays } from './leaving.rules.ts'
import { composeFile, openCase, openPerson, sealCase } from './record.rules.ts'
import { unseal } from './sealing.ts'

const now = new Date('2026-03-02T00:00:00Z')
const cutoff = cutoffOf(now, 3)
const ended = { ...untouched, lifecycle: 'report', state: 'closed' } as unknown as CaseState
const leaving = (more: Partial<CaseState> = {}, last = '2023-03-01T23:59:59Z', returned: string | null = null) =>
  whyStays(
    { state: { ...ended, ...more }, lastAt: new Date(last), returnedAt: returned ? new Date(returned) : null },
    { now, cutoff },
  )

test('a report that ended goes when nobody has said a word in it for the years its district chose', () => {
  expect(cutoff.toISOString()).toBe('2023-03-02T00:00:00.000Z')
  expect(leaving()).toBeUndefined()
  for (const state of ['declined', 'void', 'merged'] as const) expect(leaving({ state })).toBeUndefined()
  expect(leaving({}, '2023-03-02T00:00:00Z')).toBe('recent')
})

test('whoever still has a right in it, or work to do, keeps it', () => {
  const clock = { stoppedAt: null, frozenAt: null } as Clock
  const order = { kind: 'supervise', state: 'issued' } as Order
  expect(leaving({ state: 'handling' })).toBe('open')
  expect(leaving({ lifecycle: 'petition' })).toBe('lifecycle')
  expect(leaving({ lifecycle: 'dispute' })).toBe('lifecycle')
  expect(leaving({ clocks: [clock] })).toBe('clock')
  expect(leaving({ orders: [order] })).toBe('order')
  expect(leaving({ returnVisit: 'due' })).toBe('return_visit')
  expect(leaving({ extension: {} as CaseState['extension'] })).toBe('pending')
  expect(leaving({ undo: { kind: 'merge', until: '2026-03-03T00:00:00.000Z', seq: 2 } })).toBe('undo')
  expect(leaving({ undo: { kind: 'merge', until: '2023-03-01T00:00:00.000Z', seq: 2 } })).toBeUndefined()
})

test('one that was brought back stays for three months', () => {
  expect(leaving({}, '2020-01-01T00:00:00Z', '2025-12-10T00:00:00Z')).toBe('returned')
  expect(leaving({}, '2020-01-01T00:00:00Z', '2025-11-01T00:00:00Z')).toBeUndefined()
})

test('a case goes with its parts and with those merged into it, never before them', () => {
  const kin = (id: string, parentId: string | null = null, mergedIntoId: string | null = null) => ({
    ...{ id, parentId, mergedIntoId },
  })
  const going = (list: ReturnType<typeof kin>[], referring: ReturnType<typeof kin>[], open: string[] = []) =>
    [...thoseThatGo(list, { referring, openIds: new Set(open) })].sort()
  const [parent, part, merged] = [kin('parent'), kin('part', 'parent'), kin('merged', null, 'part')]
  expect(going([parent, part, merged], [part, merged])).toEqual(['merged', 'parent', 'part'])
  // The merged one stays: so must the part it points at, and its parent.
  expect(going([parent, part], [part, merged])).toEqual([])
  expect(going([part, merged], [merged], ['parent'])).toEqual(['merged'])
  expect(going([kin('alone')], [])).toEqual(['alone'])
})

const rows = {
  id: 'case-1',
  tables: {
    ...{ case: [{ id: 'case-1', text: '路灯坏了' }], case_event: [{ seq: 1 }], case_order: [], case_clock: [] },
    ...{ rating_invitation: [], open311_request: [], open311_update: [] },
  },
  people: [{ kind: 'reporter' as const, row: { name: 'Resident One' } }],
}
const of = { tenantId: 't', caseId: 'case-1' }

test('a sealed case opens with its key, as that case alone; who is in it with a key of their own', () => {
  const sealed = sealCase(rows, { tenantId: 't', newId: () => 'p1' })
  const opened = openCase(sealed, of)
  expect(opened.tables).toEqual(rows.tables)
  const [person] = opened.people
  if (!person) throw new Error('nobody in it')
  expect(openPerson(person, { ...of, key: sealed.people[0]?.key as string })).toEqual({ name: 'Resident One' })
  expect(() => openPerson(person, { ...of, key: sealed.key })).toThrow()
  expect(() => openCase(sealed, { ...of, caseId: 'case-2' })).toThrow()
  const bytes = Buffer.from(sealed.bytes)
  bytes[20] = (bytes[20] ?? 0) ^ 1
  expect(() => openCase({ bytes, key: sealed.key }, of)).toThrow()
  expect(unseal(sealed, 't/case-1/case')).not.toContain('Resident One')
})

test('a file says in its first line what is in it and where', () => {
  const parts = ['one', 'two'].map((id) => ({ id, bytes: Buffer.from(id.repeat(3)) }))
  const { bytes, placed } = composeFile(parts, { tenant: 't', month: '2023-03', writtenAt: now })
  for (const { id, at, length } of placed) expect(bytes.subarray(at, at + length).toString()).toBe(id.repeat(3))
  expect(JSON.parse(bytes.toString().split('\n')[0] as string)).toMatchObject({ schema: 1, cases: [{ id: 'one' }, {}] })
})
