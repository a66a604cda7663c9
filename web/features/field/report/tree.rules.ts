import type { Category } from '../../../../contract/case-configuration.ts'

/** Active categories with what a page asks of them: children of a node, the path to it, which are last. */
export interface Tree {
  byId: ReadonlyMap<string, Category>
  children: (parentId: string | null) => Category[]
  isLeaf: (id: string) => boolean
  find: (words: string) => Category[]
}

/** Makes a tree of the categories as they come from the server. A branch switched off takes what is below with it. */
export function treeOf(items: readonly Category[]): Tree {
  const all = new Map(items.map((each) => [each.id, each]))
  const on = items.filter((each) => each.path.every((id) => all.get(id)?.active ?? false))
  const byId = new Map(on.map((each) => [each.id, each]))
  const below = Map.groupBy(on, (each) => each.parentId)
  return {
    byId,
    children: (parentId) => below.get(parentId) ?? [],
    isLeaf: (id) => !below.has(id),
    find(words) {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
      if (wanted.length === 0) return []
      return on.filter((each) => {
        if (below.has(each.id)) return false
        const said = each.path
          .flatMap((id) => {
            const node = byId.get(id)
            return node ? [node.name.en, node.name.zh, node.code, ...node.keywords] : []
          })
          .join(' ')
          .toLowerCase()
        return wanted.every((word) => said.includes(word))
      })
    },
  }
}

/** Questions that are asked, given the answers so far; also those whose condition another answer fulfils. */
export function askedOf(
  questions: Category['questions'],
  answers: Readonly<Record<string, string | string[]>>,
): Category['questions'] {
  return questions.filter((question) => {
    if (!question.when) return true
    const given = answers[question.when.code]
    const list = given === undefined ? [] : Array.isArray(given) ? given : [given]
    return question.when.oneOf.some((key) => list.includes(key))
  })
}

/** Codes of required questions without an answer. */
export function unansweredOf(
  questions: Category['questions'],
  answers: Readonly<Record<string, string | string[]>>,
): string[] {
  return askedOf(questions, answers)
    .filter((question) => question.required && question.kind !== 'information' && isEmpty(answers[question.code]))
    .map((question) => question.code)
}

const isEmpty = (answer: string | string[] | undefined): boolean =>
  answer === undefined || (typeof answer === 'string' ? answer.trim() === '' : answer.length === 0)
