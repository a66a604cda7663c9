import { type Category, CategoryInput, type Question } from '../../../../contract/case-configuration.ts'
import { Refused } from '../../../platform/errors.ts'
import { checkRulesFit } from './conditions.rules.ts'
import { type Draft, recordToChange, type Save, saysTheSame, stampOf } from './draft.rules.ts'
import { bothOf, checkSubject, type SubjectTexts } from './subjects.rules.ts'

/** Levels of the category tree at most: a person choosing on a phone gives up before that. */
const deepest = 6

/**
 * Adds or changes a category. Refuses an unknown parent, a ring, a tree too deep, a code that is taken, questions that
 * can't be asked, and a subject that is a person instead of a matter.
 * @returns the category as it stands then; the same as before when nothing is new
 */
export function saveCategory(draft: Draft, save: Save<CategoryInput>): Category {
  const before = recordToChange(draft.categories, save)
  const input = CategoryInput.parse(save.input)
  if (before && saysTheSame(CategoryInput, before, input)) return before
  const stamp = stampOf(draft, before)
  checkCode(draft, stamp.id, input.code)
  const path = pathOf(draft, stamp.id, input.parentId)
  checkQuestions(input.questions)
  checkSubject(textsOf(input), draft.settings.forbiddenWords)
  const after: Category = { ...input, ...stamp, path }
  draft.categories.set(after.id, after)
  draft.changes.push({ kind: 'categories', before, after })
  if (before && before.parentId !== after.parentId) {
    movePathsBelow(draft, after)
    checkRulesFit(draft)
  }
  return after
}

function textsOf(input: CategoryInput): SubjectTexts {
  return [
    ...bothOf('name', input.name),
    ...bothOf('description', input.description),
    ...input.keywords.map((text, n) => ({ field: `keywords.${n}`, text })),
    ...input.questions.flatMap((question, n) => [
      { field: `questions.${n}.code`, text: question.code },
      ...bothOf(`questions.${n}.words`, question.words),
      ...bothOf(`questions.${n}.hint`, question.hint),
      ...(question.values ?? []).flatMap((value, m) => bothOf(`questions.${n}.values.${m}.name`, value.name)),
    ]),
    { field: 'code', text: input.code },
  ]
}

function checkCode(draft: Draft, id: string, code: string): void {
  for (const other of draft.categories.values()) {
    if (other.code === code && other.id !== id) {
      throw new Refused('configuration.code_taken', { code }, { field: 'body.code', status: 409 })
    }
  }
}

function pathOf(draft: Draft, id: string, parentId: string | null): string[] {
  if (parentId === null) return [id]
  const parent = draft.categories.get(parentId)
  if (!parent) throw new Refused('configuration.parent_unknown', { code: parentId }, { field: 'body.parentId' })
  if (parent.path.includes(id))
    throw new Refused('configuration.category_ring', { code: parent.code }, { field: 'body.parentId' })
  const below = [...draft.categories.values()].filter((category) => category.path.includes(id))
  const own = draft.categories.get(id)?.path.length ?? 1
  const height = Math.max(1, ...below.map((category) => category.path.length - own + 1))
  if (parent.path.length + height > deepest) {
    throw new Refused('configuration.too_deep', { levels: deepest }, { field: 'body.parentId' })
  }
  return [...parent.path, id]
}

/** A category that moves takes all below it along. Their own record says nothing new, so their version stays. */
function movePathsBelow(draft: Draft, moved: Category): void {
  for (const category of draft.categories.values()) {
    const at = category.path.indexOf(moved.id)
    if (category.id === moved.id || at === -1) continue
    const after = { ...category, path: [...moved.path, ...category.path.slice(at + 1)] }
    draft.categories.set(after.id, after)
    draft.changes.push({ kind: 'categories', before: category, after, derived: true })
  }
}

/** Refuses questions that can't be asked: a code twice, a choice without answers, a `when` that can't come true. */
export function checkQuestions(questions: readonly Question[]): void {
  const earlier = new Map<string, Question>()
  for (const [n, question] of questions.entries()) {
    const refuse = (reason: string, field: string, facts: Record<string, string> = {}) =>
      new Refused(
        `configuration.${reason}`,
        { code: question.code, ...facts },
        { field: `body.questions.${n}.${field}` },
      )
    const code = question.code.toLowerCase()
    if (earlier.has(code)) throw refuse('question_code_twice', 'code')
    const isChoice = question.kind === 'one_of' || question.kind === 'many_of'
    const keys = (question.values ?? []).map((value) => value.key)
    if (isChoice && keys.length === 0) throw refuse('question_without_choices', 'values')
    if (!isChoice && keys.length > 0) throw refuse('question_with_choices', 'values')
    if (new Set(keys).size < keys.length) throw refuse('question_choice_twice', 'values')
    if (question.when) checkWhen(question.when, earlier, refuse)
    earlier.set(code, question)
  }
}

function checkWhen(
  when: NonNullable<Question['when']>,
  earlier: ReadonlyMap<string, Question>,
  refuse: (reason: string, field: string, facts?: Record<string, string>) => Refused,
): void {
  // Only a question asked before can decide: forms are filled in from top to bottom, and rings can't come about.
  const other = earlier.get(when.code.toLowerCase())
  if (!other) throw refuse('question_when_unknown', 'when', { other: when.code })
  const strange = when.oneOf.find((key) => !other.values?.some((value) => value.key === key))
  if (other.values && strange !== undefined)
    throw refuse('question_when_never', 'when', { other: when.code, answer: strange })
}
