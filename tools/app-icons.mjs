// Draws the icons of the installed app from the sign of the house: web/public/icons/*.png. Run it when the sign changes.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from './bootstrap.mjs'

const folder = join(root, 'web', 'public', 'icons')
mkdirSync(folder, { recursive: true })
const sign = readFileSync(join(root, 'web', 'public', 'icon.svg'), 'utf8')

// A maskable icon is cut to whatever shape a phone likes: the sign keeps to the middle, the ground fills the rest.
const inner = sign
  .replace(/<svg[^>]*>/, '')
  .replace('</svg>', '')
  .replace(/<rect[^>]*\/>/, '')
const masked = (share) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#2c5f86"/><g transform="translate(${32 * (1 - share)} ${32 * (1 - share)}) scale(${share})">${inner}</g></svg>`

const draw = (svg, size, name) =>
  sharp(Buffer.from(svg), { density: 600 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(folder, name))

await draw(sign, 192, 'app-192.png')
await draw(sign, 512, 'app-512.png')
await draw(masked(0.78), 512, 'app-maskable-512.png')
await draw(masked(0.9), 180, 'app-touch-180.png')
