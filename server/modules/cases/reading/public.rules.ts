import type { LocalizedName } from '../../../../contract/common.ts'
import { maskAddress } from '../../../platform/policy/mask.ts'
import { searchWords } from '../../../platform/text/search-words.ts'

/** Letters of a report that everybody may read. */
const shownLetters = 200

/** Numbers to call and addresses to write to, as people put them into their reports. Years and house numbers stay. */
const contacts = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /(?:\+|00)?\d(?:[\s()–-]?\d){6,17}[\dXx]?/g,
  /(?:微信|QQ|vx|wechat)\s*[:：号]?\s*[\w-]{5,20}/gi,
]

/** A text without phone numbers, mail addresses or numbers of papers. */
export const withoutContacts = (text: string): string =>
  contacts.reduce((left, contact) => left.replaceAll(contact, '***'), text)

/**
 * The words of a report as everybody may read them: their beginning, without phone numbers, mail addresses or numbers of
 * papers that somebody wrote into them. Who must call back has the contact in its own, masked place.
 */
export function publicText(text: string): string {
  const bare = withoutContacts(text)
  const letters = [...bare]
  return letters.length <= shownLetters ? bare : `${letters.slice(0, shownLetters).join('')}…`
}

/** What of a case is open to everybody's eyes, and therefore to everybody's search. */
export interface PublicWords {
  number: string
  text: string
  address: string | null
  category: LocalizedName | null
}

/** The address as everybody may read it: street and compound, no house, no door. */
export const publicAddress = (address: string | null): string | null => (address ? maskAddress(address) : null)

/**
 * True when every word asked for stands in what everybody may read, the last one perhaps only begun. A search that also
 * looked at what is hidden would let anybody ask for a name or a door and learn from the answer that it is there.
 */
export function isFoundBy(seen: PublicWords, query: string): boolean {
  const asked = searchWords(query)
  if (asked.length === 0) return false
  const { number, text, address, category } = seen
  const words = searchWords([number, text, address, category?.en, category?.zh].filter(Boolean).join(' '))
  const known = new Set(words)
  return asked.every(
    (word, index) => known.has(word) || (index === asked.length - 1 && words.some((each) => each.startsWith(word))),
  )
}
