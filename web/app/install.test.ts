import { expect, test } from 'vitest'
import { installWay } from './install.ts'

const given = { standalone: false, installed: false, offered: false, userAgent: '', touchPoints: 0 }
const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15'

test('where the browser offers to install, one press does it', () => {
  expect(installWay({ ...given, offered: true, userAgent: 'Android' })).toBe('offered')
})

test('an iPhone and an iPad, which calls itself a Mac, are told where Safari keeps it', () => {
  expect(installWay({ ...given, userAgent: iPhone })).toBe('ios')
  expect(installWay({ ...given, userAgent: mac, touchPoints: 5 })).toBe('ios')
  expect(installWay({ ...given, userAgent: mac })).toBe('menu')
})

test('whoever has it already is not asked again', () => {
  expect(installWay({ ...given, standalone: true, offered: true })).toBe('installed')
  expect(installWay({ ...given, installed: true, userAgent: iPhone })).toBe('installed')
})
