import type { CaseStateName, Receipt } from '../../contract/cases.ts'
import type { LocalizedName } from '../../contract/common.ts'
import { keepOnDevice, onDevice, useOnDevice } from '../app/device/shelf.ts'

/** A case this device can follow: its number and the secret that opens it. */
export interface KeptCase {
  number: string
  secret: string
  /** The reporter's own first words, to tell several cases apart. */
  text: string
  relation: 'reporter' | 'follower'
  /** A dispute (`d`) or a petition (`p`), which have a page of their own. */
  page?: 'd' | 'p'
  /** ISO instant of when it was kept. */
  since: string
  receipt?: { state: CaseStateName; holder: LocalizedName; dueAt: string | null; notice?: LocalizedName }
}

const name = 'cases'
const none: readonly KeptCase[] = []
const atMost = 200

/** The list with one case put on top, or renewed in its place where it stands there already. */
export function withCase(list: readonly KeptCase[], one: KeptCase): KeptCase[] {
  if (!list.some((each) => each.number === one.number)) return [one, ...list].slice(0, atMost)
  return list.map((each) => (each.number === one.number ? { ...each, ...one, text: one.text || each.text } : each))
}

/** Cases this device keeps, newest first. */
export const useKeptCases = (): readonly KeptCase[] => useOnDevice(name, none)

/** One case this device keeps. */
export function useKeptCase(number: string): KeptCase | undefined {
  const wanted = plainNumber(number)
  const passing = useOnDevice(passingName, none)
  return useKeptCases().find((each) => each.number === wanted) ?? passing.find((each) => each.number === wanted)
}

/** Keeps a case on this device. */
export function keepCase(one: KeptCase): void {
  const number = plainNumber(one.number)
  keepOnDevice(name, withCase(onDevice(name, none), { ...one, number }))
  letGo(passingName, number)
}

/** Takes a case off this device. With its number and secret it can still be followed. */
export function forgetCase(number: string): void {
  letGo(name, plainNumber(number))
  letGo(passingName, plainNumber(number))
}

/** Takes every case off this device. */
export function forgetAllCases(): void {
  keepOnDevice(name, undefined)
  keepOnDevice(passingName, undefined)
}

// A receipt whose reader chose not to keep the case still has to be read: it passes by for the present visit.
const passingName = 'passing'

/** Takes a case off the list but lets its receipt be read until the reader goes on. */
export function letPass(one: KeptCase): void {
  letGo(name, one.number)
  keepOnDevice(passingName, [one])
}

/** Nothing passes by any more: called on pages that are no receipt. */
export function endPassing(): void {
  if (onDevice(passingName, none).length > 0) keepOnDevice(passingName, undefined)
}

function letGo(from: string, number: string): void {
  const list = onDevice<readonly KeptCase[]>(from, none)
  const left = list.filter((each) => each.number !== number)
  if (left.length < list.length) keepOnDevice(from, left.length > 0 ? left : undefined)
}

/** A number as the server writes it, however it was typed: ` wd 2026 000001` is WD-2026-000001. */
export function plainNumber(typed: string): string {
  return typed
    .trim()
    .toUpperCase()
    .replace(/[\s_‐‑–—－]+/g, '-')
    .replace(/-+/g, '-')
}

/** What a new receipt leaves on the device. */
export function keptFrom(
  receipt: Pick<Receipt, 'number' | 'secret'> & Partial<Receipt>,
  more: { text: string; relation: KeptCase['relation']; now: Date },
): KeptCase {
  const { number, secret, state, holder, dueAt, notice } = receipt
  return {
    number,
    secret,
    text: more.text.slice(0, 120),
    relation: more.relation,
    since: more.now.toISOString(),
    ...(state && holder
      ? { receipt: { state, holder: holder.name, dueAt: dueAt ?? null, ...(notice ? { notice } : {}) } }
      : {}),
  }
}
