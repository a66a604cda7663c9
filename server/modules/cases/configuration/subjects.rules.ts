import type { LocalizedText } from '../../../../contract/case-configuration.ts'
import { Refused } from '../../../platform/errors.ts'

/**
 * Which words make a category or question be about a person instead of a matter. The product refuses them (the promise
 * "Never 2" of the rights: no case category, report form or field whose subject is a person's conduct outside the matter).
 * A watch-list doesn't begin with a table of persons, it begins with a category called "signs of petitions": there must
 * be no field to put one in. A tenant can add words in its settings; it can't take these away.
 */
export const refusedSubjects: { readonly zh: readonly string[]; readonly en: readonly string[] } = {
  zh: [
    ...[
      '上访人员',
      '上访户',
      '上访老户',
      '上访者',
      '上访苗头',
      '上访动向',
      '信访人员',
      '信访户',
      '信访苗头',
      '信访重点人',
    ],
    ...['缠访', '闹访', '非正常上访', '越级上访', '进京上访', '赴省上访'],
    ...['重点人员', '重点人群', '重点对象', '重点关注人', '稳控人员', '稳控对象', '维稳对象', '管控对象', '不稳定人员'],
    ...['高危人员', '高风险人员', '风险人员', '可疑人员', '异常人员', '嫌疑人员', '特殊人群', '人员黑名单', '人员排查'],
    ...['刑满释放', '刑释人员', '两劳人员', '解教人员', '社区矫正人员', '社区矫正对象', '前科'],
    ...['吸毒人员', '涉毒人员', '戒毒人员', '邪教人员', '涉邪人员', '肇事肇祸', '精神病人', '信教人员', '艾滋病人'],
    ...['失信人员', '老赖', '卖淫人员', '行为异常', '思想动态', '言行表现'],
  ],
  en: [
    ...['petitioner', 'petition sign', 'sign of petition', 'signs of petition', 'repeat complainer', 'troublemaker'],
    ...['key person', 'key people', 'key group', 'key population', 'person of interest', 'people of interest'],
    ...['suspicious person', 'suspicious people', 'high risk person', 'high risk people', 'unstable person'],
    ...['former prisoner', 'ex prisoner', 'released prisoner', 'ex convict', 'ex offender', 'former convict'],
    ...['drug addict', 'drug user', 'cult member', 'religious believer', 'mental patient', 'sex worker', 'hiv carrier'],
    ...['watch list', 'watchlist', 'list of persons', 'personal conduct', 'behaviour of a person'],
  ],
}

/** Texts of a record with the field each comes from. */
export type SubjectTexts = readonly { field: string; text: string }[]

/** A text that is about a person instead of a matter: where it stands, and the word that says so. */
export interface RefusedSubject {
  field: string
  word: string
}

/**
 * Looks for words that make a record be about a person. Chinese words are found wherever they stand, also with blanks or
 * marks between the characters; English ones as whole words, singular or plural.
 * @param more words the tenant refuses as well
 */
export function refusedSubjectIn(texts: SubjectTexts, more: readonly string[] = []): RefusedSubject | undefined {
  always ??= [...refusedSubjects.zh, ...refusedSubjects.en].map(soughtFor)
  const sought = [...always, ...more.map(soughtFor)]
  for (const { field, text } of texts) {
    const tight = tighten(text)
    const spaced = spacedOut(text)
    const found = sought.find(({ isHan, form }) => (isHan ? tight.includes(form) : isSpokenIn(spaced, form)))
    if (found) return { field, word: found.word }
  }
  return undefined
}

/** A word in the form it is looked for in. */
interface Sought {
  word: string
  isHan: boolean
  form: string
}

/** The product's own words, brought into their form once: a district's first start looks at hundreds of texts. */
let always: readonly Sought[] | undefined

const soughtFor = (word: string): Sought => {
  const isHan = hasHan(word)
  return { word, isHan, form: isHan ? tighten(word) : spacedOut(word) }
}

/** Refuses `configuration.person_subject` when a text is about a person's conduct instead of a matter. */
export function checkSubject(texts: SubjectTexts, more: readonly string[] = []): void {
  const refused = refusedSubjectIn(texts, more)
  if (!refused) return
  throw new Refused('configuration.person_subject', { word: refused.word }, { field: `body.${refused.field}` })
}

/** Both languages of a text, for `checkSubject`. */
export const bothOf = (field: string, text: LocalizedText | undefined): SubjectTexts =>
  text
    ? [
        { field: `${field}.en`, text: text.en },
        { field: `${field}.zh`, text: text.zh },
      ]
    : []

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** Without blanks, marks and invisible characters. */
const tighten = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** Words with one blank between, and around. */
const spacedOut = (text: string): string =>
  ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

const isSpokenIn = (spaced: string, word: string): boolean => {
  const bare = word.trim()
  return bare !== '' && [bare, `${bare}s`, `${bare}es`].some((form) => spaced.includes(` ${form} `))
}
