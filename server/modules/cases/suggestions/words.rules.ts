import { cutWords } from '../../../platform/text/cut.ts'

/** Words at most that are looked at: a report is said in fewer, and a pasted file must not hold anybody up. */
const mostWords = 1_000

const addresses = /\S+@\S+|\b(?:https?:\/\/|www\.)\S+/giu
/** An English name after its title. */
const titled = /\b(?:mr|mrs|ms|miss|dr|prof)\.?\s+\p{L}+(?:\s+\p{Lu}\p{L}+)?/giu
const han = /\p{Script=Han}/u
const digit = /\p{N}/u

/** Words that stand in any text and tell nothing about a matter. */
const fillers = new Set(
  `a about after again all also am an and any are as at be because been before being but by can come could day did do does doing done for from
  get go had has have he her here him his how if in into is it its just know like look made many me more most my near next no not
  now of off often on one only or other our out over please said see several she should since so some still such than thank that the their
  them then there these they this those through till time to too under until up us very was we were what when where which while
  who why will with would you your 的 了 和 是 在 就 都 而 及 与 着 也 我 你 他 她 我们 你们 他们 大家 这 那 这个 那个 一个 一片 没有 不 有
  很 上 下 到 说 请 谢谢 希望 你好 您好 尽快 看看 已经 还是 一直 可以 可能 自己`.split(/\s+/),
)

/**
 * The words of a text that a suggestion may look at, in order: no numbers of any kind (phones, plates, ids, flats), no mail or
 * web addresses, no names of persons as far as they can be told, none of `names` (those the case itself knows).
 */
export function wordsOf(text: string, names: readonly string[] = []): string[] {
  let plain = text.normalize('NFKC').slice(0, 8_000)
  for (const name of names) if (name.trim().length > 1) plain = plain.replaceAll(name.trim(), ' ')
  plain = plain.replace(addresses, ' ').replace(titled, ' ')
  const words: string[] = []
  for (const { word, person } of cutWords(plain)) {
    if (person || digit.test(word) || fillers.has(word)) continue
    if (han.test(word)) words.push(word)
    else if (word.length > 1) words.push(singular(word))
    if (words.length === mostWords) break
  }
  return words
}

/** `lamps` and `lamp` are one word; `glass` stays what it is. */
const singular = (word: string): string => (/[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word)
