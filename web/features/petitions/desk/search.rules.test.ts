import { expect, test } from 'vitest'
import { listSearch } from './search.rules.ts'

test('an address keeps the filters it knows and nothing else', () => {
  expect(listSearch({ whose: 'place', stand: 'replied', lamp: 'red', ended: 'true', q: 42, owner: 'x' })).toEqual({
    ...{ whose: 'place', stand: 'replied', lamp: 'red', ended: true, q: '42' },
  })
  expect(listSearch({ whose: 'mine', stand: 'gone', about: '../x' })).toEqual({})
})
