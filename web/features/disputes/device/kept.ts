import { type KeptCase, keepCase, useKeptCases } from '../../../cases/keptCases.ts'

/** Mediations this device can open, newest first: they stand among the cases it keeps. */
export const useKeptDisputes = (): readonly KeptCase[] => useKeptCases().filter(({ page }) => page === 'd')

/** Keeps one on this device, with its line to know it by once it was opened. */
export function keepDispute(one: { number: string; secret: string; subject?: string; since?: string }): void {
  const { number, secret, subject = '', since = new Date().toISOString() } = one
  keepCase({ ...{ number, secret, since }, text: subject.slice(0, 120), relation: 'reporter', page: 'd' })
}
