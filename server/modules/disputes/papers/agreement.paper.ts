import type { DocumentContent, SignedHow } from '../../../../contract/documents.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { textOf } from '../../../platform/messages.ts'
import { spine } from '../../cases/cases.api.ts'
import type { At, Disputes } from '../disputes.context.ts'
import type { Inside } from '../inside.ts'
import type { Agreement, Matter } from '../matter/matter.ts'

// messages: disputes.paper.*

/** What stands in `documents` as owner of the papers of a dispute. */
export const paperOwner = 'dispute'

const both = (key: string, values: Record<string, string | number> = {}) => {
  const say = (locale: 'en' | 'zh-CN') => textOf({ locale, area: 'disputes', key: `disputes.paper.${key}`, values })
  return { en: say('en'), zh: say('zh-CN') }
}
const same = (text: string) => ({ en: text, zh: text })
const signedHow: Record<Agreement['signatures'][number]['way'], SignedHow> = {
  ...({ drawn: 'drawn', scan: 'uploaded', desk: 'desk' } as const),
}

/** Fen as people write yuan: `600`, `12.5` as `12.50`. */
const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

/**
 * An agreement that has taken effect becomes a paper: numbered duties with days and who owes them, the parties in full, and how
 * each signed. Frozen with a hash; gives the matter with the paper named in it.
 */
export async function freezeAgreement(
  disputes: Disputes,
  tx: Tx,
  { inside, after, at }: { inside: Inside; after: Matter; at: At },
): Promise<Matter> {
  const { agreement } = after
  if (!agreement?.effectAt || agreement.document) return after
  const { record, parties, context, setting } = inside
  const nameOf = (partyId: string) => parties.find(({ id }) => id === partyId)?.name ?? '–'
  const day = (locale: 'en' | 'zh-CN', iso: string, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(iso))
  const days = (iso: string, timeZone: string) => ({ en: day('en', iso, timeZone), zh: day('zh-CN', iso, timeZone) })
  const hashes = new Map<string, string>()
  for (const { fileId } of agreement.signatures)
    if (fileId) hashes.set(fileId, (await disputes.files.hashOf(tx, fileId)) ?? '')
  const holder = spine.nameOfBody(context.bodies, { kind: 'unit', id: record.holderId })
  const tier = setting.settings.tiers[record.detail.tier]
  const content: DocumentContent = {
    title: both(agreement.form === 'oral' ? 'oral_title' : 'title'),
    issuer: { en: `${holder.en} · ${tier?.name.en ?? ''}`, zh: `${holder.zh}${tier?.name.zh ?? ''}` },
    number: record.number,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: both('matter'), value: same(record.subject) },
          ...parties.map(({ name, n, representativeName }) => ({
            label: both('party', { n }),
            value: same(representativeName ? `${name} (${representativeName})` : name),
          })),
          { label: both('effect'), value: days(agreement.effectAt, context.tenant.timeZone) },
        ],
      },
      { kind: 'paragraph', text: both('intro') },
      ...(agreement.words.en || agreement.words.zh ? [{ kind: 'paragraph' as const, text: agreement.words }] : []),
      ...(after.duties.length > 0 ? [{ kind: 'heading' as const, text: both('duties') }] : []),
      ...(after.duties.length > 0
        ? [
            {
              kind: 'items' as const,
              items: after.duties.map(({ partyId, what, due, amount }) => {
                const until = days(`${due}T00:00:00Z`, 'UTC')
                const facts = { name: nameOf(partyId), amount: amount === null ? '' : yuan(amount) }
                const key = amount === null ? 'duty' : 'duty_money'
                return {
                  en: both(key, { ...facts, what: what.en, day: until.en }).en,
                  zh: both(key, { ...facts, what: what.zh, day: until.zh }).zh,
                }
              }),
            },
          ]
        : []),
      { kind: 'paragraph', text: both('closing') },
      {
        kind: 'signatures',
        lines: parties.map(({ id, n }) => {
          const signature = agreement.signatures.find(({ partyId }) => partyId === id)
          return {
            label: both('party', { n }),
            name: nameOf(id),
            ...(signature ? { how: signedHow[signature.way], at: signature.at } : {}),
            ...(signature?.fileId ? { fileId: signature.fileId, sha256: hashes.get(signature.fileId) } : {}),
          }
        }),
      },
    ],
  }
  const { id, code, hash } = await disputes.documents.issue(tx, {
    ...{ kind: agreement.form === 'oral' ? 'oral_agreement' : 'agreement', ownerKind: paperOwner, ownerId: record.id },
    ...{ content, issuedBy: { accountId: at.actor.accountId, postId: inside.post?.id } },
  })
  return { ...after, agreement: { ...agreement, document: { id, code, hash } } }
}
