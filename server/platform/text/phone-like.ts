import { maskPhone } from '../policy/mask.ts'

// Runs of digits that reach a person: mobile and fixed lines with or without gaps, numbers of identity papers. The running
// part of a case number (`QH-2026-1000123`) is none.
const reaching =
  /(?<!\d)(?<!\d{4}-)(?:\+?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|\d{7,})(?!\d)|\+\d[\d -]{6,}\d/gu

/** A text without what reads like a phone number: nobody finds a person by their number in a list. */
export const withoutPhones = (text: string): string => text.replace(reaching, ' ')

/** A text in which what reads like a phone number shows its last two digits only. */
export const maskPhonesIn = (text: string): string => text.replace(reaching, (number) => maskPhone(number))
