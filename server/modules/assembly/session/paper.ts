import type { AgendaItem } from '../../../../contract/assembly.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { DocumentContent } from '../../../../contract/documents.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { IssuedDocument } from '../../../platform/documents/documents.ts'
import { textOf } from '../../../platform/messages.ts'
import { type Around, type Assembly, dayIn, unitRef } from '../assembly.context.ts'
import type { Deliberation } from './deliberation.ts'
import { isMet, neededOf, presentOf } from './quorum.rules.ts'
import { agendaOf } from './view.ts'

// messages: assembly.paper.*

/** What stands in `documents` as owner of minutes. */
export const paperOwner = 'deliberation'

const both = (key: string, values: Record<string, string | number> = {}): LocalizedName => {
  const say = (locale: 'en' | 'zh-CN') => textOf({ locale, area: 'assembly', key: `assembly.${key}`, values })
  return { en: say('en'), zh: say('zh-CN') }
}

const joined = (parts: readonly LocalizedName[]): LocalizedName => ({
  en: parts.map(({ en }) => en).join(' '),
  zh: parts.map(({ zh }) => zh).join(''),
})

/** What an item came to, in a sentence. */
function outcomeOf({ resolution, votes, result }: AgendaItem): LocalizedName {
  const counted = votes
    ? [both('paper.votes', { for: votes.for, against: votes.against, abstained: votes.abstained })]
    : []
  const ending = result ? [both(`result.${result}`), ...counted] : []
  return joined([...(resolution ? [resolution] : []), ...ending])
}

/** Freezes the minutes as a paper: who was there as counts, the agenda, each resolution with its votes. No resident is named. */
export async function issueMinutes(
  assembly: Pick<Assembly, 'documents'>,
  tx: Tx,
  { row, around, replacesId }: { row: Deliberation; around: Around; replacesId?: string },
): Promise<IssuedDocument> {
  const { context, at } = around
  const { attendance, quorum, seats } = row
  if (!attendance) throw new Error('Minutes without attendance')
  const { timeZone } = context.tenant
  const time = (locale: 'en' | 'zh-CN') =>
    new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }).format(
      row.beginsAt,
    )
  const place = unitRef(context, row.unitId).name
  const counts = { present: presentOf(quorum, seats, attendance), needed: neededOf(quorum, seats) }
  const came = seats.filter(({ id }) => (attendance.seats[id] ?? 0) > 0)
  const content: DocumentContent = {
    title: { en: both('paper.title', { title: row.title.en }).en, zh: both('paper.title', { title: row.title.zh }).zh },
    issuer: unitRef(context, row.callerUnitId).name,
    number: row.caseNumber ?? dayIn(timeZone, row.beginsAt),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: both('paper.when'), value: { en: time('en'), zh: time('zh-CN') } },
          { label: both('paper.where'), value: { en: `${place.en}, ${row.place}`, zh: `${place.zh} ${row.place}` } },
          {
            label: both('paper.bodies'),
            value:
              came.length === 0
                ? { en: '–', zh: '–' }
                : {
                    en: came.map(({ id, name }) => `${name.en} (${attendance.seats[id]})`).join(', '),
                    zh: came.map(({ id, name }) => `${name.zh}（${attendance.seats[id]}）`).join('、'),
                  },
          },
          { label: both('paper.residents'), value: both('paper.people', { count: attendance.residents }) },
          {
            label: both('paper.quorum'),
            value: joined([
              both(`paper.present_${quorum.by}`, counts),
              both(isMet(quorum, seats, attendance) ? 'paper.met' : 'paper.not_met'),
            ]),
          },
        ],
      },
      { kind: 'paragraph', text: row.description },
      ...agendaOf(row).flatMap((item, index) => [
        {
          kind: 'heading' as const,
          text: { en: `${index + 1}. ${item.text.en}`, zh: `${index + 1}. ${item.text.zh}` },
        },
        ...(outcomeOf(item).en ? [{ kind: 'paragraph' as const, text: outcomeOf(item) }] : []),
      ]),
      { kind: 'paragraph', text: both('paper.closing', { days: row.objectionDays }) },
    ],
  }
  return await assembly.documents.issue(tx, {
    ...{ kind: 'minutes', ownerKind: paperOwner, ownerId: row.id, content, replacesId },
    issuedBy: { accountId: at.actor.accountId },
  })
}
