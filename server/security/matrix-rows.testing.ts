import { readFileSync } from 'node:fs'

/** The signs of each route, by its name (`matrix.txt`). */
export const rows: Readonly<Record<string, string>> = Object.fromEntries(
  readFileSync(new URL('matrix.txt', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name, signs] = /^(\w+\.\w+) +([+~1345? ]+)$/.exec(line) ?? []
      return name && signs ? [[name, signs.trim()]] : []
    }),
)

/** Streams stay open; who may listen to what is tested beside them. */
export const streams = new Set(['stream.listen'])
