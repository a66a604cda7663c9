import type { CategoryInput, ConditionInput, Question } from '../../../../../contract/case-configuration.ts'

/** A category of a new tenant with those below it; ids are made when the tenant is. */
export interface CategorySeed extends Partial<Omit<CategoryInput, 'parentId' | 'position' | 'name' | 'description'>> {
  code: string
  /** English, Chinese. */
  name: readonly [string, string]
  description?: readonly [string, string]
  conditions?: readonly ConditionSeed[]
  children?: readonly CategorySeed[]
}

/** A condition of a new tenant. */
export interface ConditionSeed extends Partial<Omit<ConditionInput, 'categoryId' | 'name' | 'closing'>> {
  code: string
  name: readonly [string, string]
  closing?: readonly [string, string]
}

/** A text in both languages. */
export const words = ([en, zh]: readonly [string, string]) => ({ en, zh })

/** A question somebody answers in their own words: `string` is one line, `text` several. */
export function ask(
  code: string,
  kind: 'string' | 'text' | 'number' | 'datetime',
  said: readonly [string, string],
  more: Partial<Question> = {},
): Question {
  return { code, kind, words: words(said), required: false, ...more }
}

/** A question with answers to choose from, each as key, English, Chinese. */
export function choose(
  code: string,
  said: readonly [string, string],
  values: readonly (readonly [key: string, en: string, zh: string])[],
  more: Partial<Question> = {},
): Question {
  return {
    code,
    kind: 'one_of',
    words: words(said),
    required: false,
    values: values.map(([key, en, zh]) => ({ key, name: { en, zh } })),
    ...more,
  }
}

/** Words to read, not a question: what to do meanwhile. */
export function tell(code: string, said: readonly [string, string], more: Partial<Question> = {}): Question {
  return { code, kind: 'information', words: words(said), required: false, ...more }
}

/** Answers that many questions have. */
export const yesNoUnsure = [
  ['yes', 'Yes', '是'],
  ['no', 'No', '否'],
  ['unsure', 'I don’t know', '不清楚'],
] as const
