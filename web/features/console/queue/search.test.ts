import { expect, test } from 'vitest'
import { filterCount, listOnly, queryOf, readSearch, toggled } from './search.ts'

test('an address with nonsense in it shows the list without the nonsense', () => {
  expect(
    readSearch({ scope: 'everything', light: 'red,blue', q: 42, unit: 'x', from: '2026-13', case: '../x' }),
  ).toEqual({
    light: 'red',
    q: '42',
  })
})

test('a desk sees open cases unless it asks for ended ones', () => {
  expect(queryOf({}, 'Asia/Shanghai')).toEqual({ scope: 'mine', open: 'true', sort: 'due' })
  expect(queryOf({ shown: 'ended' }, 'Asia/Shanghai')).toMatchObject({ open: 'false' })
  expect(queryOf({ state: 'closed' }, 'Asia/Shanghai')).not.toHaveProperty('open')
  expect(queryOf({ scope: 'return_visits' }, 'Asia/Shanghai')).not.toHaveProperty('open')
})

test('days are whole days of the district, both ends included', () => {
  expect(queryOf({ from: '2026-03-02', to: '2026-03-02' }, 'Asia/Shanghai')).toMatchObject({
    reportedFrom: '2026-03-01T16:00:00.000Z',
    reportedTo: '2026-03-02T16:00:00.000Z',
  })
})

test('a saved list does not remember which case was open', () => {
  const search = readSearch({ scope: 'place', light: 'red', case: '018f2b7e-0000-7000-8000-000000000000' })
  expect(listOnly(search)).toEqual({ scope: 'place', light: 'red' })
  expect(filterCount(search)).toBe(1)
})

test('a colour is put in and taken out again', () => {
  expect(toggled(undefined, 'red')).toBe('red')
  expect(toggled('red,amber', 'red')).toBe('amber')
  expect(toggled('red', 'red')).toBeUndefined()
})
