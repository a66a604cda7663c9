import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Example } from './count.rules.ts'
import { wordsOf } from './words.rules.ts'

/** What is wrong with a file of labelled texts, as one sentence for whoever gave it. */
export class LabelledFileError extends Error {
  override readonly name = 'LabelledFileError'
}

/**
 * Reads a table of texts with their categories: tab-separated, plain or gzip, the first line `category<TAB>tokens` (words
 * separated by spaces, taken as they are) or `category<TAB>text` (prose, cut into words here). Each row counts as told by
 * somebody else. Throws LabelledFileError.
 */
export function readLabelled(file: string): Example[] {
  const lines = textOf(file).split('\n')
  const [first = '', ...rest] = lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  const columns = first
    .replace(/^\uFEFF/, '')
    .split('\t')
    .map((name) => name.trim().toLowerCase())
  const label = columns.indexOf('category')
  const tokens = columns.indexOf('tokens')
  const words = tokens >= 0 ? tokens : columns.indexOf('text')
  if (label < 0 || words < 0)
    throw new LabelledFileError(
      `${file}: the first line must name the columns, separated by a tab: "category" and "tokens" (or "text"). It says "${first.slice(0, 60)}".`,
    )
  const examples: Example[] = []
  rest.forEach((line, at) => {
    if (line.trim() === '') return
    const cells = line.split('\t')
    const name = cells[label]?.trim()
    const said = cells[words]
    const place = `${file}, line ${at + 2}`
    if (cells.length !== columns.length || said === undefined)
      throw new LabelledFileError(`${place}: ${columns.length} columns were expected, there are ${cells.length}.`)
    if (!name) throw new LabelledFileError(`${place}: the category is missing.`)
    examples.push({
      label: name,
      words: tokens >= 0 ? said.split(' ').filter((word) => word !== '') : wordsOf(said),
      reporter: `${at}`,
    })
  })
  if (examples.length === 0) throw new LabelledFileError(`${file} has no rows below the names of its columns.`)
  return examples
}

function textOf(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'EISDIR' ? 'is a folder, not a file' : 'can not be read'
    throw new LabelledFileError(`${file} ${why}.`)
  }
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes)
  } catch {
    throw new LabelledFileError(`${file} is not a whole gzip file.`)
  }
  const text = bytes.toString('utf8')
  if (text.includes('\u0000') || text.includes('\uFFFD')) throw new LabelledFileError(`${file} is not text in UTF-8.`)
  return text
}
