/** A secret in groups of four, as it is printed and read aloud. */
export const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** A secret as the server knows it, however it was typed. */
export const plainSecret = (typed: string): string => typed.replace(/\s+/g, '')

/**
 * The address that opens a case: the secret stands behind `#`, which browsers never send to a server. Disputes (`d`) and petitions
 * (`p`) have a page of their own.
 */
export const followAddress = (given: {
  origin: string
  base: string
  number: string
  secret: string
  page?: 'f' | 'd' | 'p'
}): string => `${given.origin}${given.base}/${given.page ?? 'f'}/${encodeURIComponent(given.number)}#${given.secret}`
