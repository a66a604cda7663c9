import type { Tx } from '../database/database.ts'

/** What erasing one part did. */
export interface Erased {
  erased: number
  /** What stays, without identity where that is possible, and the reason as a key of the catalogues, such as `identity.kept.posts`. */
  kept?: { rows: number; why: string }
}

/** What one module keeps about a person in a tenant. */
export interface PersonalDataPart {
  readonly name: string
  /** Everything kept about the account, as values that can be written as JSON. */
  collect(tx: Tx, accountId: string): Promise<unknown>
  /** Erases it, or cuts the tie to the person where a law requires the rest to be kept. May be run twice. */
  erase(tx: Tx, accountId: string): Promise<Erased>
}

/** Every module adds its part, so that "all my data" is all, and "erase" forgets nothing. */
export interface PersonalData {
  /** Throws where a part of this name was added before. */
  register(name: string, collect: PersonalDataPart['collect'], erase: PersonalDataPart['erase']): void
  readonly parts: readonly PersonalDataPart[]
}

/** An empty list of parts. */
export function personalData(): PersonalData {
  const parts: PersonalDataPart[] = []
  return {
    register(name, collect, erase) {
      if (parts.some((part) => part.name === name)) throw new Error(`Personal data of ${name} are registered already`)
      parts.push({ name, collect, erase })
    },
    parts,
  }
}
