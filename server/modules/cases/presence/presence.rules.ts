import type { Present } from '../../../../contract/case-desk.ts'

/** One open page on a case, as the processes tell each other. Nothing of it is kept anywhere. */
export interface Sighting {
  tenantId: string
  caseId: string
  /** Stands for the page. */
  key: string
  /** Stands for whoever has it open, so that nobody sees themselves; says nothing to anybody else. */
  who: string
  role: string
  body: Present['body']
  doing: 'looking' | 'writing' | 'left'
  command?: string | undefined
}

interface Entry extends Sighting {
  until: number
}

/** Milliseconds after which a page that says nothing more counts as gone: pages say so every 8 s. */
export const presentFor = 20_000

/** Who has which case open right now. In memory only: what ends here is gone. */
export class OpenPages {
  readonly #cases = new Map<string, Map<string, Entry>>()

  /** Notes what a page says; true when others see a difference. */
  note(sighting: Sighting, now: number): boolean {
    const place = placeOf(sighting)
    const pages = this.#cases.get(place) ?? new Map<string, Entry>()
    const before = pages.get(sighting.key)
    if (sighting.doing === 'left') {
      pages.delete(sighting.key)
      if (pages.size === 0) this.#cases.delete(place)
      return before !== undefined
    }
    pages.set(sighting.key, { ...sighting, until: now + presentFor })
    this.#cases.set(place, pages)
    return before === undefined || before.doing !== sighting.doing || before.command !== sighting.command
  }

  /** Others than `who` on a case; a person with several pages once, writing before looking. */
  others(given: { tenantId: string; caseId: string; who: string; now: number }): Present[] {
    const byPerson = new Map<string, Entry>()
    for (const entry of this.#cases.get(placeOf(given))?.values() ?? []) {
      if (entry.who === given.who || entry.until <= given.now) continue
      const known = byPerson.get(entry.who)
      if (!known || (known.doing === 'looking' && entry.doing === 'writing')) byPerson.set(entry.who, entry)
    }
    return [...byPerson.values()].map(({ key, role, body, doing, command }) => ({
      key,
      role,
      body,
      doing: doing === 'writing' ? 'writing' : 'looking',
      ...(command && doing === 'writing' ? { command } : {}),
    }))
  }

  /** Forgets pages that said nothing for too long; gives the cases on which somebody sees a difference. */
  forget(now: number): { tenantId: string; caseId: string }[] {
    const changed: { tenantId: string; caseId: string }[] = []
    for (const [place, pages] of this.#cases) {
      const gone = [...pages.values()].filter((entry) => entry.until <= now)
      for (const entry of gone) pages.delete(entry.key)
      if (gone[0]) changed.push({ tenantId: gone[0].tenantId, caseId: gone[0].caseId })
      if (pages.size === 0) this.#cases.delete(place)
    }
    return changed
  }
}

const placeOf = (of: { tenantId: string; caseId: string }): string => `${of.tenantId} ${of.caseId}`

/** Reads what another process told; undefined when it is none: anybody who may log in to the database may NOTIFY. */
export function readSighting(payload: string): Sighting | undefined {
  try {
    const told = JSON.parse(payload) as Partial<Sighting>
    const texts = [told.tenantId, told.caseId, told.key, told.who, told.role, told.body?.en, told.body?.zh]
    if (!texts.every((text) => typeof text === 'string')) return undefined
    return ['looking', 'writing', 'left'].includes(told.doing ?? '') ? (told as Sighting) : undefined
  } catch {
    return undefined
  }
}
