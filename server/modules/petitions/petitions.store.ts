import type { Holder } from '../../../contract/cases.ts'
import type { LocalizedName } from '../../../contract/common.ts'
import type { Prepared, Tx } from '../../platform/database/database.ts'
import { papersStore } from './papers/papers.store.ts'
import type { Petition, PetitionRecord } from './procedure/petition.ts'

/** A representative as kept: their secret only as a hash. */
export interface RepresentativeRow {
  id: string
  petitionId: string
  no: number
  role: string
  name: string
  phone: string | null
  secretHash: string
}

/** One person of the list kept apart. */
export interface PersonRow {
  id: string
  name: string
  phone: string | null
}

interface Row extends Omit<PetitionRecord, 'against' | 'holder' | 'sponsor' | 'handler' | 'repliedBy' | 'reviewedBy'> {
  againstKind: Holder['kind'] | null
  againstId: string | null
  holderKind: Holder['kind']
  holderId: string
  sponsorPostId: string | null
  sponsorRole: string | null
  sponsorBody: LocalizedName | null
  handlerPostId: string | null
  handlerRole: string | null
  handlerAccount: string | null
  repliedKind: Holder['kind'] | null
  repliedId: string | null
  reviewedKind: Holder['kind'] | null
  reviewedId: string | null
}

const names = [
  ...['id', 'number', 'purpose', 'subject', 'account', 'against_kind', 'against_id', 'confidential', 'people', 'state'],
  ...[
    'holder_kind',
    'holder_id',
    'path',
    'involved',
    'stage',
    'amber_at',
    'due_at',
    'settings_id',
    'way',
    'same_day_at',
  ],
  ...['sponsor_post_id', 'sponsor_role', 'sponsor_body', 'handler_post_id', 'handler_role', 'handler_account'],
  ...['earlier_id', 'hall_visit', 'outcome', 'account_id', 'filed_at', 'tell_due_at', 'told_at', 'accepted_at'],
  ...['reply_due_at', 'replied_at', 'result', 'replied_kind', 'replied_id', 'reviewed_kind', 'reviewed_id'],
  ...['review_asked_at', 're_review_asked_at', 'ended_at', 'satisfaction', 'version'],
]
const camel = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Every column of a petition, named as its record is. */
export const petitionColumns = names.map((name) => `p.${name} "${camel(name)}"`).join(', ')

const statement = (name: string, text: string): Prepared => ({ name: `petitions.${name}`, text })
const cast: Record<string, string> = { path: '::uuid[]', involved: '::uuid[]', sponsor_body: '::jsonb' }
const places = names.map((name, index) => `$${index + 2}${cast[name] ?? ''}`)
const sql = {
  insert: statement(
    'insert',
    `insert into petition (tenant_id, ${names.join(', ')}, unserved, ruling) values ($1, ${places.join(', ')}, $${names.length + 2}, $${names.length + 3})
     on conflict (tenant_id, id) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')},
       unserved = excluded.unserved, ruling = excluded.ruling`,
  ),
  find: statement('find', `select ${petitionColumns} from petition p where tenant_id = $1 and id = $2`),
  byNumber: statement('byNumber', `select ${petitionColumns} from petition p where tenant_id = $1 and number = $2`),
  lock: statement('lock', 'select id from petition where tenant_id = $1 and id = $2 for update'),
  idOf: statement('idOf', 'select id from petition where tenant_id = $1 and number = $2'),
  later: statement(
    'later',
    'select id, number from petition where tenant_id = $1 and earlier_id = $2 order by id limit 20',
  ),
  addRepresentative: statement(
    'addRepresentative',
    `insert into petition_representative (tenant_id, id, petition_id, no, role, name, phone, secret_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  ),
  representatives: statement(
    'representatives',
    `select id, petition_id "petitionId", no, role, name, phone, secret_hash "secretHash" from petition_representative
     where tenant_id = $1 and petition_id = $2 order by no`,
  ),
  addPeople: statement(
    'addPeople',
    `insert into petition_person (tenant_id, id, petition_id, name, phone)
     select $1, id, $2, name, phone from jsonb_to_recordset($3::jsonb) as (id uuid, name text, phone text)`,
  ),
  people: statement(
    'people',
    'select id, name, phone from petition_person where tenant_id = $1 and petition_id = $2 order by id',
  ),
  countPeople: statement(
    'countPeople',
    'select count(*)::int n from petition_person where tenant_id = $1 and petition_id = $2',
  ),
  waiting: statement(
    'waiting',
    `select id from petition where tenant_id = $1 and ended_at is null and stage in ('ask_review', 'ask_re_review')
       and due_at < $2 order by due_at, id limit 500`,
  ),
  ofAccount: statement(
    'ofAccount',
    'select id, number, purpose, subject, account, filed_at "filedAt" from petition where tenant_id = $1 and account_id = $2 order by id',
  ),
  forgetAccount: statement(
    'forgetAccount',
    'update petition set account_id = null where tenant_id = $1 and account_id = $2',
  ),
  forgetText: statement(
    'forgetText',
    `update petition set account = null where tenant_id = $1 and ended_at < $2 and account is not null
       and id in (select id from petition where tenant_id = $1 and ended_at < $2 and account is not null order by id limit 500) returning id`,
  ),
  forgetPeople: statement(
    'forgetPeople',
    'delete from petition_person where tenant_id = $1 and petition_id = any($2::uuid[])',
  ),
  forgetRepresentatives: statement(
    'forgetRepresentatives',
    `update petition_representative set name = '', phone = null where tenant_id = $1 and petition_id = any($2::uuid[])`,
  ),
}

const body = (kind: Holder['kind'] | null, id: string | null): Holder | null => (kind && id ? { kind, id } : null)

/** A record from a row. */
export function recordOf(row: Row): PetitionRecord {
  const { againstKind, againstId, holderKind, holderId, sponsorPostId, sponsorRole, sponsorBody, ...one } = row
  const { handlerPostId, handlerRole, handlerAccount, repliedKind, repliedId, reviewedKind, reviewedId, ...rest } = one
  return {
    ...rest,
    against: body(againstKind, againstId),
    holder: { kind: holderKind, id: holderId },
    sponsor:
      sponsorPostId && sponsorRole && sponsorBody
        ? { postId: sponsorPostId, role: sponsorRole, body: sponsorBody }
        : null,
    handler:
      handlerPostId && handlerAccount
        ? { postId: handlerPostId, role: handlerRole ?? '', account: handlerAccount }
        : null,
    repliedBy: body(repliedKind, repliedId),
    reviewedBy: body(reviewedKind, reviewedId),
  }
}

function rowOf(record: PetitionRecord): Record<string, unknown> {
  const { against, holder, sponsor, handler, repliedBy, reviewedBy, ...rest } = record
  return {
    ...rest,
    ...{
      againstKind: against?.kind ?? null,
      againstId: against?.id ?? null,
      holderKind: holder.kind,
      holderId: holder.id,
    },
    ...{ sponsorPostId: sponsor?.postId ?? null, sponsorRole: sponsor?.role ?? null },
    sponsorBody: sponsor ? JSON.stringify(sponsor.body) : null,
    ...{
      handlerPostId: handler?.postId ?? null,
      handlerRole: handler?.role ?? null,
      handlerAccount: handler?.account ?? null,
    },
    ...{ repliedKind: repliedBy?.kind ?? null, repliedId: repliedBy?.id ?? null },
    ...{ reviewedKind: reviewedBy?.kind ?? null, reviewedId: reviewedBy?.id ?? null },
  }
}

/** Petitions, bound to a transaction. */
export function petitionsStore(tx: Tx) {
  const tenant = tx.tenantId
  const papers = papersStore(tx)

  async function whole(row: Row | undefined): Promise<Petition | undefined> {
    if (!row) return undefined
    return { record: recordOf(row), papers: await papers.papersOf(row.id), steps: await papers.stepsOf(row.id) }
  }

  return {
    /** Writes the record as it is now; papers and steps are the papers store's. */
    async save(record: PetitionRecord, counted: { unserved: number; ruling: boolean }): Promise<void> {
      const row = rowOf(record)
      const values = names.map((name) => row[camel(name)] ?? null)
      await tx.run(sql.insert, [tenant, ...values, counted.unserved, counted.ruling])
    },

    async find(id: string): Promise<Petition | undefined> {
      return await whole((await tx.run<Row>(sql.find, [tenant, id]))[0])
    },

    async findByNumber(number: string): Promise<Petition | undefined> {
      return await whole((await tx.run<Row>(sql.byNumber, [tenant, number.trim().toUpperCase()]))[0])
    },

    /** The petition, which nobody else changes until the transaction ends. */
    async lock(id: string): Promise<Petition | undefined> {
      await tx.run(sql.lock, [tenant, id])
      return await whole((await tx.run<Row>(sql.find, [tenant, id]))[0])
    },

    /** The id of a number as people write it. */
    async idOf(number: string): Promise<string | undefined> {
      return (await tx.run<{ id: string }>(sql.idOf, [tenant, number.trim().toUpperCase()]))[0]?.id
    },

    /** Petitions that bring the same matter again. */
    later: (id: string) => tx.run<{ id: string; number: string }>(sql.later, [tenant, id]),

    async addRepresentatives(rows: readonly RepresentativeRow[]): Promise<void> {
      for (const one of rows)
        await tx.run(sql.addRepresentative, [
          ...[tenant, one.id, one.petitionId, one.no, one.role, one.name, one.phone, one.secretHash],
        ])
    },

    representatives: (petitionId: string) => tx.run<RepresentativeRow>(sql.representatives, [tenant, petitionId]),

    async addPeople(petitionId: string, people: readonly PersonRow[]): Promise<void> {
      if (people.length > 0) await tx.run(sql.addPeople, [tenant, petitionId, JSON.stringify(people)])
    },

    people: (petitionId: string) => tx.run<PersonRow>(sql.people, [tenant, petitionId]),

    async countPeople(petitionId: string): Promise<number> {
      return (await tx.run<{ n: number }>(sql.countPeople, [tenant, petitionId]))[0]?.n ?? 0
    },

    /** Petitions whose days to ask may have run out. */
    async waiting(now: Date): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.waiting, [tenant, now])).map(({ id }) => id)
    },

    /** What is kept about whoever brought it with an account. */
    ofAccount: (accountId: string) => tx.run<Record<string, unknown>>(sql.ofAccount, [tenant, accountId]),

    /** Cuts the tie to an account; the petition stays, as the law requires. */
    async forgetAccount(accountId: string): Promise<void> {
      await tx.run(sql.forgetAccount, [tenant, accountId])
    },

    /** Deletes accounts, lists and names of petitions that ended before; gives how many. */
    async forget(before: Date): Promise<number> {
      const ids = (await tx.run<{ id: string }>(sql.forgetText, [tenant, before])).map(({ id }) => id)
      if (ids.length > 0) {
        await tx.run(sql.forgetPeople, [tenant, ids])
        await tx.run(sql.forgetRepresentatives, [tenant, ids])
      }
      return ids.length
    },
  }
}
