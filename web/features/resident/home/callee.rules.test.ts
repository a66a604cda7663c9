import { expect, test } from 'vitest'
import type { Server } from '../../../../contract/people.ts'
import { dialled, findCallee } from './callee.rules.ts'

const server = (over: Partial<Server>): Server => ({
  role: 'grid_worker',
  level: 'grid',
  unit: { id: 'u', level: 'grid', code: 'G', name: { en: 'Grid', zh: '网格' } },
  name: null,
  title: null,
  dutyPhone: null,
  standingIn: false,
  ...over,
})

test('one press calls whoever comes by, not the desk, and never somebody without a phone', () => {
  const serving = [
    server({ role: 'building_lead', dutyPhone: '000-1', name: 'Wen Demo' }),
    server({ role: 'desk', dutyPhone: '000-2' }),
    server({ role: 'grid_worker', dutyPhone: '000-3', name: 'Lin Demo' }),
    server({ role: 'grid_head' }),
  ]
  expect(findCallee(serving)).toMatchObject({ phone: '000-3', name: 'Lin Demo' })
  expect(findCallee([server({})])).toBeUndefined()
})

test('a masked name is not read out as if it were one', () => {
  expect(findCallee([server({ dutyPhone: '000-1', name: '李**' })])?.name).toBeNull()
})

test('a number is dialled without what makes it readable', () => {
  expect(dialled('+86 571-8888 (1234)')).toBe('tel:+8657188881234')
})
