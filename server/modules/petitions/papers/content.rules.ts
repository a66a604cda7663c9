import type { DocumentBlock, DocumentContent, DocumentKind, DocumentText } from '../../../../contract/documents.ts'
import type { PetitionSettings } from '../../../../contract/petition-settings.ts'
import type { BothLanguages, PaperKind } from '../../../../contract/petitions.ts'
import { textOf } from '../../../platform/messages.ts'
import { dateFormat } from '../../../platform/text/date-formats.ts'
import { type CaseContext, spine } from '../../cases/cases.api.ts'
import { reviewerOf } from '../procedure/holders.rules.ts'
import type { Paper, Petition } from '../procedure/petition.ts'

// messages: petitions.document.*, petitions.paper.*, petitions.result.*

/** What sort of document a paper is. */
export const documentKinds: Readonly<Record<PaperKind, DocumentKind>> = {
  receipt: 'notice',
  acceptance: 'notice',
  non_acceptance: 'notice',
  extension: 'extension',
  reply: 'reply',
  review: 'review',
  re_review: 're_review',
  recusal: 'notice',
}

/** What a paper is written with. */
export interface Writing {
  context: CaseContext
  petition: Petition
  settings: PetitionSettings
}

type Values = Record<string, BothLanguages | string | number>

/** Words of the catalogue in both languages. */
function say(key: string, values: Values = {}): DocumentText {
  const inOne = (locale: 'en' | 'zh-CN', side: 'en' | 'zh') => {
    const chosen = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[side] : value,
    ])
    return textOf({ locale, area: 'petitions', key: `petitions.${key}`, values: Object.fromEntries(chosen) })
  }
  return { en: inOne('en', 'en'), zh: inOne('zh-CN', 'zh') }
}

const dayAt = (timeZone: string, at: Date): BothLanguages => {
  const format = (locale: string) => dateFormat(locale, { timeZone, dateStyle: 'long' }).format(at)
  return { en: format('en'), zh: format('zh-CN') }
}

/** What the procedure itself lets the petitioner do next, in the words of the paper. */
export function remedyOf(paper: Paper, { context, petition, settings }: Writing): BothLanguages | null {
  const { record } = petition
  const way = settings.ways.find(({ code }) => code === record.way)
  const { limits } = settings
  const above = () => spine.nameOfBody(context.bodies, reviewerOf(context.bodies, paper.body, record.against))
  switch (paper.kind) {
    case 'reply':
      return way?.reviewable === false
        ? say('document.remedy_other', { way: way.name })
        : say('document.remedy_review', { days: limits.askReview.amount, above: above() })
    case 'review':
      return say('document.remedy_re_review', { days: limits.askReReview.amount, above: above() })
    case 're_review':
      return say('document.remedy_final')
    case 'non_acceptance':
      return say('document.remedy_elsewhere')
    default:
      return null
  }
}

/** A paper as a document: grounds, result and remedy, never who asks. */
export function contentOf(paper: Paper, writing: Writing): DocumentContent {
  const { context, petition, settings } = writing
  const { record } = petition
  const { timeZone } = context.tenant
  const way = settings.ways.find(({ code }) => code === record.way)
  const row = (label: string, value: DocumentText) => ({ label: say(`document.${label}`), value })
  const rows = [
    row('subject', { en: record.subject, zh: record.subject }),
    row('brought', dayAt(timeZone, record.filedAt)),
    ...(way ? [row('way', way.name)] : []),
    ...(paper.result ? [row('result', say(`result.${paper.result}`))] : []),
    ...((paper.kind === 'acceptance' || paper.kind === 'extension') && record.replyDueAt
      ? [row('reply_by', dayAt(timeZone, new Date(record.replyDueAt.getTime() - 1)))]
      : []),
    row('made', dayAt(timeZone, paper.madeAt)),
  ]
  const part = (label: string, words: BothLanguages | null): DocumentBlock[] =>
    words
      ? [
          { kind: 'heading', text: say(`document.${label}`) },
          { kind: 'paragraph', text: words },
        ]
      : []
  return {
    title: say(`paper.${paper.kind}`),
    issuer: spine.nameOfBody(context.bodies, paper.body),
    number: record.number,
    blocks: [
      { kind: 'facts', rows },
      ...(paper.kind === 'acceptance'
        ? [{ kind: 'paragraph' as const, text: say('document.accepted', { days: settings.limits.handle.amount }) }]
        : []),
      ...part(paper.kind === 'extension' ? 'reasons' : 'grounds', paper.grounds),
      ...part(paper.kind === 'non_acceptance' ? 'where_to' : 'outcome', paper.outcome),
      ...part('remedy', paper.remedy),
    ],
  }
}
