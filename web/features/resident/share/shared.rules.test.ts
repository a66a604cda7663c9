import { expect, test } from 'vitest'
import { sharedText, sortShared } from './shared.rules.ts'

const file = (name: string, type: string, size = 10) => new File([new Uint8Array(size)], name, { type })

test('photos go into the report in their order; a film, a paper and a sixth photo say why they stay behind', () => {
  const five = Array.from({ length: 6 }, (_, n) => file(`${n}.jpg`, 'image/jpeg'))
  const { photos, refused } = sortShared([file('walk.mp4', 'video/mp4'), ...five, file('bill.pdf', 'application/pdf')])
  expect(photos.map(({ name }) => name)).toEqual(['0.jpg', '1.jpg', '2.jpg', '3.jpg', '4.jpg'])
  expect(refused).toEqual([
    { name: 'walk.mp4', why: 'type' },
    { name: '5.jpg', why: 'many' },
    { name: 'bill.pdf', why: 'type' },
  ])
})

test('a photo too large to send is told, not lost on the way', () => {
  expect(sortShared([file('big.png', 'image/png', 10 * 1024 * 1024 + 1)]).refused).toEqual([
    { name: 'big.png', why: 'size' },
  ])
})

test('words shared twice stand in the report once', () => {
  expect(sharedText(['The lamp', ' The lamp ', 'https://example.org/a', null])).toBe('The lamp\nhttps://example.org/a')
  expect(sharedText([undefined, ''])).toBe('')
})
