import { expect, test } from 'vitest'
import { acts, commandOf, fieldsOf, lacksOf } from './acts.rules.ts'

test('a reply needs its result, its grounds and what comes of it; one language is enough', () => {
  expect(lacksOf('reply', {})).toEqual(['result', 'grounds', 'outcome'])
  const values = {
    result: 'settled',
    grounds: { en: '', zh: '已核实' },
    outcome: { en: 'Paid', zh: '' },
    service: 'by_hand',
  }
  expect(lacksOf('reply', values)).toEqual([])
  expect(commandOf('reply', values)).toEqual({
    ...{ type: 'reply', result: 'settled', grounds: { zh: '已核实' }, outcome: { en: 'Paid' } },
    service: { way: 'by_hand' },
  })
})

test('a body is sent as what it is, and what was left empty is not sent', () => {
  expect(commandOf('route', { way: 'appeal', to: 'department:7', reason: ' ' })).toEqual({
    ...{ type: 'route', way: 'appeal', to: { kind: 'department', id: '7' } },
  })
})

test('an official ruling against somebody says so: no is an answer', () => {
  const values = { objectionId: 'o1', upheld: false, reason: 'It is their duty' }
  expect(lacksOf('rule_objection', values)).toEqual([])
  expect(commandOf('rule_objection', values)).toMatchObject({ upheld: false })
})

test('every act has its fields and its place', () => {
  expect([...acts].sort()).toEqual(Object.keys(fieldsOf).sort())
})
