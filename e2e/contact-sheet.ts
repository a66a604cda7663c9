import sharp from 'sharp'

const width = 260
const gap = 8

/** Puts pictures side by side on one sheet to look them over: `columns` in a row, each as wide as the others. A JPEG at `to`. */
export async function contactSheet({ pictures, to, columns }: { pictures: string[]; to: string; columns: number }) {
  const tiles = await Promise.all(
    pictures.map(async (picture) => {
      const { data, info } = await sharp(picture).resize({ width }).png().toBuffer({ resolveWithObject: true })
      return { data, height: info.height }
    }),
  )
  const height = Math.max(...tiles.map((tile) => tile.height))
  const rows = Math.ceil(tiles.length / columns)
  const size = { width: columns * (width + gap) + gap, height: rows * (height + gap) + gap }
  await sharp({ create: { ...size, channels: 3, background: '#888' } })
    .composite(
      tiles.map(({ data }, n) => ({
        input: data,
        left: gap + (n % columns) * (width + gap),
        top: gap + Math.floor(n / columns) * (height + gap),
      })),
    )
    .jpeg({ quality: 80 })
    .toFile(to)
}
