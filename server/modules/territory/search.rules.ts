import type { Level } from '../../../contract/territory.ts'
import type { Atlas, KnownUnit } from './atlas.rules.ts'

/** Folds what doesn't matter to a reader: width, case, spaces, punctuation. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '')

/**
 * Units that fit the words of an address or a code, best first. A name may stand in the words ("12 Willow Street, second floor"
 * finds Willow Street) or the words in a name; names of the units above add to it.
 * `within`: only this unit and those below it.
 */
export function searchUnits(
  atlas: Atlas,
  wanted: { text: string; level?: Level | undefined; within?: string | undefined; limit: number },
): KnownUnit[] {
  const text = folded(wanted.text)
  if (!text) return []
  const words = wanted.text
    .split(/[\s,，、;；]+/u)
    .map(folded)
    .filter(Boolean)
  const own = new Map<string, number>()
  for (const unit of atlas.units.values()) if (unit.valid) own.set(unit.id, fitOf(unit, text))
  const scored: { unit: KnownUnit; score: number }[] = []
  for (const unit of atlas.units.values()) {
    if (!unit.valid || (wanted.level && unit.level !== wanted.level)) continue
    if (wanted.within && !unit.path.includes(wanted.within)) continue
    let score = own.get(unit.id) ?? 0
    if (score === 0 && words.length > 1) score = allWordsFit(atlas, unit, words) ? 30 : 0
    if (score === 0) continue
    // An address names several levels: the unit whose own ancestors are named too is the one that is meant.
    for (const above of unit.path.slice(0, -1)) if (isNamed(own.get(above))) score += 5
    scored.push({ unit, score })
  }
  scored.sort(
    (a, b) => b.score - a.score || a.unit.path.length - b.unit.path.length || (a.unit.code < b.unit.code ? -1 : 1),
  )
  return scored.slice(0, wanted.limit).map(({ unit }) => unit)
}

/** The unit's whole name stands in the words. */
const isNamed = (fit: number | undefined): boolean => fit !== undefined && fit >= 40 && fit < 50

function fitOf(unit: KnownUnit, text: string): number {
  const code = folded(unit.code)
  if (code === text) return 100
  let best = text.length >= 3 && code.startsWith(text) ? 60 : 0
  for (const written of [unit.name.zh, unit.name.en]) {
    const name = folded(written)
    if (!name) continue
    if (name === text) best = Math.max(best, 90)
    else if (name.startsWith(text)) best = Math.max(best, 70)
    else if (name.includes(text)) best = Math.max(best, 50)
    else if (name.length >= 2 && text.includes(name)) best = Math.max(best, 40 + Math.min(9, name.length / 4))
  }
  return best
}

/** Every word stands in the unit's own names or in those above it, and at least one in its own. */
function allWordsFit(atlas: Atlas, unit: KnownUnit, words: readonly string[]): boolean {
  const named = (known: KnownUnit) => `${folded(known.name.zh)} ${folded(known.name.en)} ${folded(known.code)}`
  const own = named(unit)
  if (!words.some((word) => own.includes(word))) return false
  const all = [own, ...atlas.ancestors(unit.id).map(named)].join(' ')
  return words.every((word) => all.includes(word))
}
