import { createHash } from 'node:crypto'
import type { Disk } from 'flydrive'
import sharp from 'sharp'
import { thumbnailSizes } from '../contract/files.ts'
import type { Scene } from './matters.ts'

/** A picture ready to be kept: bytes, small ones, and what the table of files says about it. */
export interface Picture {
  bytes: Buffer
  sha256: string
  width: number
  height: number
  thumbnails: { size: number; bytes: Buffer }[]
}

const [width, height] = [640, 480]

const sky = (dusk: boolean) => (dusk ? '#3b4a6b' : '#cfe3ee')
const ground = '#b9b4a7'
const box = (x: number, y: number, w: number, h: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="10" fill="${fill}"/>`
const house = (x: number, fill: string) =>
  `${box(x, 170, 240, 330, fill)}${[0, 1, 2, 3]
    .flatMap((row) => [0, 1, 2].map((column) => box(x + 30 + column * 70, 200 + row * 75, 42, 46, '#f4efe2')))
    .join('')}`

/** What is drawn of a scene, before and after. */
const drawings: Record<Scene, (done: boolean) => string> = {
  rubbish: (done) =>
    done
      ? box(420, 430, 110, 130, '#4d7c5a')
      : [0, 1, 2, 3, 4, 5]
          .map(
            (n) =>
              `<ellipse cx="${330 + n * 62}" cy="${545 - (n % 3) * 34}" rx="58" ry="48" fill="${['#2f3136', '#5a4a3a', '#e8e4da'][n % 3]}"/>`,
          )
          .join('') + box(600, 430, 110, 130, '#4d7c5a'),
  lamp: (done) =>
    `${box(470, 190, 16, 380, '#4a4f57')}${box(470, 180, 120, 14, '#4a4f57')}<circle cx="590" cy="206" r="26" fill="${done ? '#ffe9a8' : '#20242c'}"/>${
      done ? '<path d="M590 206 L470 570 L710 570Z" fill="#ffe9a8" opacity=".35"/>' : ''
    }`,
  tree: (done) =>
    `${box(460, 330, 40, 240, '#7a5a3c')}<circle cx="480" cy="280" r="${done ? 110 : 150}" fill="#5f8f5a"/>${
      done ? '' : '<path d="M480 300 L720 240" stroke="#7a5a3c" stroke-width="16"/>'
    }`,
  road: (done) =>
    `<path d="M0 720 L380 470 L580 470 L960 720Z" fill="#6e7178"/>${
      done ? box(430, 560, 130, 60, '#5d6067') : '<ellipse cx="500" cy="600" rx="90" ry="34" fill="#33363b"/>'
    }`,
  water: (done) => (done ? '' : '<path d="M0 560 Q240 530 480 560 T960 560 V720 H0Z" fill="#6d8ea3" opacity=".85"/>'),
  stairs: (done) =>
    `${[0, 1, 2, 3, 4].map((n) => box(180 + n * 90, 560 - n * 60, 560 - n * 90, 60, n % 2 ? '#d6cfc0' : '#c8c0af')).join('')}${
      done ? '' : box(420, 330, 130, 110, '#b58a56') + box(560, 270, 110, 100, '#a6764a')
    }`,
  cables: (done) =>
    done
      ? box(420, 330, 150, 190, '#8a9199')
      : `${box(420, 330, 150, 190, '#8a9199')}<path d="M500 420 C420 600 640 560 700 660 M520 420 C600 520 360 600 300 680" stroke="#b3402f" stroke-width="9" fill="none"/>`,
  house: (done) =>
    `${house(350, '#d3c2a8')}${
      done
        ? '<path d="M340 170 V500 M470 170 V500 M600 170 V500 M340 280 H600 M340 390 H600" stroke="#e2c044" stroke-width="8"/>'
        : '<path d="M470 180 l30 90 -26 80 34 140" stroke="#4a3b33" stroke-width="9" fill="none"/>'
    }`,
  paper: () =>
    `${box(330, 210, 300, 390, '#fbf9f2')}${[0, 1, 2, 3, 4, 5].map((n) => box(370, 260 + n * 50, 220 - (n % 3) * 50, 14, '#b8b3a6')).join('')}`,
  manhole: (done) =>
    `<ellipse cx="480" cy="560" rx="130" ry="60" fill="#4c5056"/><ellipse cx="480" cy="556" rx="110" ry="48" fill="${done ? '#7d838b' : '#0f1113'}"/>`,
  lift: (done) =>
    `${box(330, 190, 300, 400, '#9aa2ab')}${box(350, 210, done ? 130 : 90, 380, '#c9ced4')}${box(done ? 480 : 520, 210, done ? 130 : 90, 380, '#c9ced4')}`,
}

const scenes = Object.keys(drawings) as Scene[]

async function draw(scene: Scene, done: boolean): Promise<Picture> {
  const dusk = scene === 'lamp'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 720" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${sky(dusk)}"/>${house(60, '#c9a98a')}${house(640, '#b7bfa5')}
    <rect y="500" width="100%" height="220" fill="${ground}"/>${drawings[scene](done)}</svg>`
  // Drawn once at the size it is kept in; encoders at their quickest, because flat colours are small anyway.
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .resize(width, height)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = () => sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
  const bytes = await raw().jpeg({ quality: 78 }).toBuffer()
  const thumbnails = await Promise.all(
    thumbnailSizes.map(async (size) => ({
      size,
      bytes: await raw()
        .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 70, effort: 0 })
        .toBuffer(),
    })),
  )
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), width, height, thumbnails }
}

/** The picture of a scene, before or after. */
export type DrawnPictures = (scene: Scene, done: boolean) => Picture

/** Draws every scene before and after. */
export async function drawAll(): Promise<DrawnPictures> {
  const drawn = new Map<string, Picture>()
  for (const scene of scenes) for (const done of [false, true]) drawn.set(`${scene} ${done}`, await draw(scene, done))
  return (scene, done) => drawn.get(`${scene} ${done}`) as Picture
}

/** Puts a picture where files are kept. */
export async function keep(disk: Disk, storageKey: string, picture: Picture): Promise<void> {
  await disk.put(`${storageKey}/whole`, picture.bytes)
  for (const { size, bytes } of picture.thumbnails) await disk.put(`${storageKey}/${size}`, bytes)
}
