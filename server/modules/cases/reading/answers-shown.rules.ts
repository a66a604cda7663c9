import type { CaseView } from '../../../../contract/cases.ts'
import type { CaseContext } from '../cases.context.ts'
import type { CaseState } from '../lifecycle/case-state.ts'

/**
 * Answers in both languages, so that each reader reads their own. A chosen answer is kept as `中文 / English`, several
 * joined by commas; what somebody wrote themselves is the same for everybody.
 */
export function answersFor(
  state: Pick<CaseState, 'answers' | 'categoryId'>,
  context: Pick<CaseContext, 'configuration'>,
): CaseView['answers'] {
  const category = state.categoryId ? context.configuration.categories.get(state.categoryId) : undefined
  return state.answers.map(({ code, question, answer }) => {
    const asked = category?.questions.find((one) => one.code === code)
    const isChosen = asked ? asked.kind === 'one_of' || asked.kind === 'many_of' : pair.test(answer)
    const values = asked?.values?.map((value) => value.name) ?? []
    return { code, question, answer: isChosen ? chosenIn(answer, values) : { en: answer, zh: answer } }
  })
}

// The category may have changed since: Chinese before the stroke, none after it.
const pair = /^[^/]*\p{Script=Han}[^/]* \/ [^\p{Script=Han}/]+$/u

function chosenIn(
  answer: string,
  values: readonly { en: string; zh: string }[],
): CaseView['answers'][number]['answer'] {
  const en: string[] = []
  const zh: string[] = []
  let rest = answer
  while (rest !== '') {
    const known = values.find(
      (name) => rest === `${name.zh} / ${name.en}` || rest.startsWith(`${name.zh} / ${name.en}, `),
    )
    const part = known ? `${known.zh} / ${known.en}` : (rest.split(', ', 1)[0] as string)
    const [one = part, other = part] = known ? [known.zh, known.en] : part.split(' / ')
    zh.push(one)
    en.push(other)
    rest = rest.slice(part.length).replace(/^, /, '')
  }
  return { en: en.join(', '), zh: zh.join('、') }
}
