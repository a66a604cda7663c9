import { expect, test } from 'vitest'
import { listSearch } from './search.rules.ts'

test('an address keeps the filters it knows and nothing else', () => {
  expect(listSearch({ scope: 'place', state: 'replied', light: 'red', all: 'true', q: 42, owner: 'x' })).toEqual({
    ...{ scope: 'place', state: 'replied', light: 'red', all: true, q: '42' },
  })
  expect(listSearch({ scope: 'mine', state: 'gone', purpose: '../x' })).toEqual({})
})
