import { expect, test } from 'vitest'
import { destinationOf } from './auth.ts'
import { deviceName } from './deviceName.ts'

test('a person may write their number as they are used to', () => {
  for (const typed of ['13800000000', ' 138 0000 0000', '+86 138-0000-0000', '008613800000000'])
    expect(destinationOf(typed)).toEqual({ kind: 'phone', phoneNumber: '+8613800000000' })
  expect(destinationOf('+44 20 7946 0000')).toEqual({ kind: 'phone', phoneNumber: '+442079460000' })
  expect(destinationOf(' mei@demo.example ')).toEqual({ kind: 'mail', email: 'mei@demo.example' })
  for (const typed of ['', '138', 'mei@', 'mei@nowhere', 'hello']) expect(destinationOf(typed)).toBeUndefined()
})

test('a device is called by its browser and system', () => {
  expect(
    deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1'),
  ).toBe('Safari · iPhone')
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140')).toBe(
    'Edge · Windows',
  )
  expect(deviceName(null)).toBeUndefined()
})
