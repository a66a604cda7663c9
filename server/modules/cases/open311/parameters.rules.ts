import { Refused } from '../../../platform/errors.ts'

/** What a request says, from its address and its body alike. An empty parameter counts as absent. */
export class Parameters {
  readonly #entries: readonly (readonly [name: string, value: string])[]

  /** @param entries what stands later counts more, where only one value is wanted */
  constructor(entries: Iterable<readonly [name: string, value: string]>) {
    const kept = [...entries]
      .map(([name, value]) => [name.trim(), value.trim()] as const)
      .filter(([, value]) => value !== '')
    // No text column holds this character, and no client means it.
    if (kept.some(([name, value]) => name.includes('\0') || value.includes('\0')))
      throw new Refused('platform.input_unholdable', {}, { status: 400 })
    this.#entries = kept
  }

  /** The value of a parameter, if it is there. */
  find(name: string): string | undefined {
    return this.#entries.findLast(([known]) => known === name)?.[1]
  }

  /** The same; refuses with 400 where it isn't there. */
  get(name: string): string {
    const value = this.find(name)
    if (value === undefined) throw new Refused('open311.parameter_required', { name }, { status: 400 })
    return value
  }

  /** Every value of a parameter that may stand several times, also as `name[]`. */
  all(name: string): string[] {
    return this.#entries.filter(([known]) => known === name || known === `${name}[]`).map(([, value]) => value)
  }

  /** The parts of a comma list; undefined where it isn't there. */
  list(name: string): string[] | undefined {
    const value = this.find(name)
    if (value === undefined) return undefined
    const parts = value.split(',').map((part) => part.trim())
    return [...new Set(parts.filter((part) => part !== ''))]
  }

  /** Answers to questions: `attribute[CODE]=v`, several as `attribute[CODE][]=v` or by naming it again. */
  attributes(): Record<string, string | string[]> {
    const answers = new Map<string, string | string[]>()
    for (const [name, value] of this.#entries) {
      const found = /^attribute\[([^\]]+)\](\[\d*\])?$/.exec(name)
      if (!found) continue
      const [, code = '', several] = found
      const before = answers.get(code)
      if (before !== undefined) answers.set(code, [...(Array.isArray(before) ? before : [before]), value])
      else answers.set(code, several === undefined ? value : [value])
    }
    return Object.fromEntries(answers)
  }
}
