/** What the register is narrowed to; it stands in the address. */
export interface RegisterSearch {
  q?: string
  kind?: string
  unit?: string
  ended?: boolean
}

/** What of a team is shown to those who work with it. */
export const tabs = ['shifts', 'members', 'beats', 'form', 'history'] as const
/** One of `tabs`. */
export type Tab = (typeof tabs)[number]
