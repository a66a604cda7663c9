import sharp from 'sharp'
import { expect, test } from 'vitest'
import { Refused } from '../errors.ts'
import { makeSafe } from './pictures.ts'

test('pictures wait for their turn, two at a time; where too many wait the next are told to come again, and none is lost', async () => {
  const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer()
  const answers = await Promise.allSettled(Array.from({ length: 30 }, () => makeSafe(photo)))
  const refused = answers.filter((one) => one.status === 'rejected').map((one) => one.reason as Refused)
  // Two are worked on and 24 wait.
  expect(refused).toHaveLength(4)
  for (const refusal of refused) expect([refusal instanceof Refused, refusal.code]).toEqual([true, 'platform.busy'])
  expect((await makeSafe(photo)).width).toBe(64)
})

test('a picture that is broken gives its place free', async () => {
  const broken = () => makeSafe(Buffer.from('no picture at all'))
  const answers = await Promise.allSettled(Array.from({ length: 26 }, broken))
  expect(new Set(answers.map((one) => (one.status === 'rejected' ? (one.reason as Refused).code : 'kept')))).toEqual(
    new Set(['file.picture_broken']),
  )
  await expect(broken()).rejects.toThrow()
})
