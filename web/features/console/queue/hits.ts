/** A stretch of a text: from inclusive, to exclusive. */
export interface Stretch {
  text: string
  hit: boolean
}

const runs = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu

/**
 * Cuts a text where the words of a search are in it, so that they can be marked: words by their beginnings, Chinese also by
 * the longest part of two signs or more that is there.
 */
export function hitsIn(text: string, search: string | undefined): Stretch[] {
  const marks = new Uint8Array(text.length)
  const low = text.toLowerCase()
  for (const [run] of (search ?? '').normalize('NFKC').toLowerCase().matchAll(runs)) {
    if (/\p{Script=Han}/u.test(run)) markChinese(low, run, marks)
    else
      for (let at = low.indexOf(run); at !== -1; at = low.indexOf(run, at + 1))
        if (at === 0 || !/[\p{L}\p{N}]/u.test(low[at - 1] as string) || /^\d+$/.test(run))
          marks.fill(1, at, at + run.length)
  }
  const found: Stretch[] = []
  for (let at = 0; at < text.length; ) {
    let end = at + 1
    while (end < text.length && marks[end] === marks[at]) end++
    found.push({ text: text.slice(at, end), hit: marks[at] === 1 })
    at = end
  }
  return found
}

function markChinese(text: string, run: string, marks: Uint8Array): void {
  for (let from = 0; from < run.length; ) {
    const least = run.length === 1 ? 1 : 2
    let length = run.length - from
    while (length >= least && !text.includes(run.slice(from, from + length))) length--
    if (length < least) {
      from++
      continue
    }
    const part = run.slice(from, from + length)
    for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) marks.fill(1, at, at + part.length)
    from += length
  }
}

/** True for what reads like the whole number of a case: Enter then opens it, wherever it is. */
export const isCaseNumber = (text: string): boolean =>
  /^[\p{L}\p{N}]{1,10}-\d{4}-\d{6,}$/u.test(text.normalize('NFKC').trim())
