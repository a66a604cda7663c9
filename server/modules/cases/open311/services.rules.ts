import type { Category, Question } from '../../../../contract/case-configuration.ts'
import { type Locale, nameIn } from '../../../../contract/common.ts'
import type { CaseConfiguration } from '../configuration/snapshot.rules.ts'
import type { Answer, Value } from './answer.rules.ts'

/** Datatypes of GeoReport v2 by the kinds of our questions. */
const datatypes: Readonly<Record<Question['kind'], string>> = {
  text: 'text',
  string: 'string',
  number: 'number',
  datetime: 'datetime',
  one_of: 'singlevaluelist',
  many_of: 'multivaluelist',
  information: 'string',
}

/** The service list: every category that residents may choose and that has none below it. */
export function servicesOf(configuration: CaseConfiguration, locale: Locale): Answer {
  const value = configuration.open.items
    .filter((item) => item.leaf)
    .map((item): Value => {
      const parent = item.parentId ? configuration.categories.get(item.parentId) : undefined
      // Clients keep reports of such a service to themselves, as we do with what concerns somebody's home.
      const keywords = [...item.keywords.map((word) => word.replaceAll(',', ' ')), ...(item.home ? ['private'] : [])]
      return {
        service_code: item.code,
        service_name: nameIn(item.name, locale),
        description: item.description ? nameIn(item.description, locale) : null,
        metadata: item.questions.length > 0,
        type: 'realtime',
        keywords: [...new Set(keywords)].join(','),
        group: parent ? nameIn(parent.name, locale) : null,
      }
    })
  return { root: 'services', item: 'service', value }
}

/** The questions of a service. One that waits for the answer to another is not required of everybody. */
export function definitionOf(category: Category, locale: Locale): Answer {
  const attributes = category.questions.map(
    (question, index): Value => ({
      variable: question.kind !== 'information',
      code: question.code,
      datatype: datatypes[question.kind],
      required: question.required && question.kind !== 'information' && question.when === undefined,
      datatype_description: question.hint ? nameIn(question.hint, locale) : null,
      order: index + 1,
      description: nameIn(question.words, locale),
      values: (question.values ?? []).map((value): Value => ({ key: value.key, name: nameIn(value.name, locale) })),
    }),
  )
  return { root: 'service_definition', value: { service_code: category.code, attributes } }
}

/** The open category a service code means, if there is one. */
export function findService(configuration: CaseConfiguration, code: string): Category | undefined {
  const category = configuration.categoryByCode.get(code)
  return category && configuration.isOpen(category.id) ? category : undefined
}

/** Categories that residents are not shown, so that their cases aren't told either. Switched off isn't the same. */
export function staffOnly(configuration: CaseConfiguration): string[] {
  const hidden = (category: Category) => category.path.some((id) => configuration.categories.get(id)?.open === false)
  return [...configuration.categories.values()].filter(hidden).map((category) => category.id)
}
