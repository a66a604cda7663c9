import type Sharp from 'sharp'
import { maxPicturePixels, thumbnailSizes } from '../../../contract/files.ts'
import { Refused } from '../errors.ts'
import { turns } from '../turns.ts'

let opened: Promise<typeof Sharp> | undefined

/** Read with the first picture: a start, and a server that sees none, do without its memory. */
const openSharp = (): Promise<typeof Sharp> => {
  opened ??= import('sharp').then(({ default: sharp }) => {
    // Pictures come one at a time and seldom twice: keep no cache, and leave the other core to everybody else.
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  })
  return opened
}

/** A picture made safe: upright, without place, time and device, in a format every browser shows. */
export interface SafePicture {
  bytes: Buffer
  mime: 'image/jpeg' | 'image/webp'
  width: number
  height: number
  thumbnails: readonly { size: number; bytes: Buffer }[]
}

/** Longest side kept of a photo, in pixels: enough to read a house number across a yard. */
const longestSide = 4000

/** Seconds after which one picture is given up. */
const patience = 20

/** Pictures worked on at the same time: each may hold 160 MB for a moment. */
const atOnce = 2

/** Pictures that wait for their turn at most: each holds up to 10 MB. */
const mostWaiting = 24

const takeTurn = turns({ atOnce, mostWaiting })

/**
 * Reads a picture and writes it anew, so that nothing of the sender's file is kept but what is to be seen: not the place
 * it was taken, not what may hide behind it. Opaque pictures become JPEG, transparent ones WebP.
 * Refuses with `file.picture_too_large` (more than 40 megapixels, before they are unfolded), `file.picture_broken`, or
 * `platform.busy` where too many wait.
 */
export async function makeSafe(bytes: Buffer): Promise<SafePicture> {
  try {
    return await takeTurn(() => rewrite(bytes))
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('file.picture_broken', {}, { status: 422, cause: error })
  }
}

/** A picture that was made safe before as PNG, at most 640 long, for drawing it into a paper. */
export async function toPng(bytes: Buffer): Promise<Buffer> {
  const sharp = await openSharp()
  const small = { width: 640, height: 640, fit: 'inside', withoutEnlargement: true } as const
  return await sharp(bytes).resize(small).png().toBuffer()
}

async function rewrite(bytes: Buffer): Promise<SafePicture> {
  const sharp = await openSharp()
  const options = { limitInputPixels: maxPicturePixels, failOn: 'error', sequentialRead: true, pages: 1 } as const
  // The header alone, without the limit: the size is to be told, and nothing is unfolded yet.
  const header = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
  if (header.width * header.height > maxPicturePixels) {
    throw new Refused('file.picture_too_large', { megapixels: maxPicturePixels / 1_000_000 }, { status: 413 })
  }
  const upright = await sharp(bytes, options)
    .timeout({ seconds: patience })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = upright.info
  const raw = () => sharp(upright.data, { raw: { width, height, channels } }).timeout({ seconds: patience })
  const transparent = header.hasAlpha
  const whole = transparent ? raw().webp({ quality: 82 }) : raw().jpeg({ quality: 84, progressive: true })
  const thumbnails = []
  for (const size of thumbnailSizes) {
    const small = raw().resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
    thumbnails.push({ size, bytes: await small.webp({ quality: 76 }).toBuffer() })
  }
  return {
    bytes: await whole.toBuffer(),
    mime: transparent ? 'image/webp' : 'image/jpeg',
    width,
    height,
    thumbnails,
  }
}
