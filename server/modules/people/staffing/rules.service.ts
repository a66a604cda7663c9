import type { StaffingRule, StaffingRuleChange, StaffingRuleInput } from '../../../../contract/people-staffing.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { People } from '../people.api.ts'
import { checkConfigurePeople } from '../people.policy.ts'
import { peopleStore } from '../people.store.ts'
import { placesOf } from '../posts.rules.ts'
import type { Doing } from '../posts.service.ts'
import { type RuleRecord, staffingStore } from './staffing.store.ts'

/** All staffing rules in their order. */
export async function listRules(people: People, tenantId: string): Promise<{ items: StaffingRule[] }> {
  const rules = await people.database.tx(tenantId, (tx) => staffingStore(tx).rules(), { readOnly: true })
  return { items: rules.map(shownRule) }
}

/** Lays down a rule. Throws Refused `platform.forbidden`, `staffing.role_elsewhere`. */
export async function createRule(people: People, doing: Doing, input: StaffingRuleInput): Promise<StaffingRule> {
  return await writing(people, doing, input, async (_tx, now) => ({
    before: undefined,
    after: { ...input, id: uuidv7(), appliesFrom: now, version: 1 },
  }))
}

/** Changes a rule. Throws Refused `platform.forbidden`, `staffing.rule_not_found`, `staffing.stale`, `staffing.role_elsewhere`. */
export async function changeRule(
  people: People,
  doing: Doing,
  wanted: { id: string; version: number; rule: StaffingRuleInput },
): Promise<StaffingRule> {
  return await writing(people, doing, wanted.rule, async (tx, now) => {
    const before = (await staffingStore(tx).rules()).find(({ id }) => id === wanted.id)
    if (!before) throw new Refused('staffing.rule_not_found', {}, { status: 404 })
    if (before.version !== wanted.version)
      throw new Refused('staffing.stale', { seen: wanted.version, now: before.version })
    const same = asks(before) === asks(wanted.rule)
    const appliesFrom = same ? before.appliesFrom : now
    return { before, after: { ...wanted.rule, id: before.id, appliesFrom, version: before.version + 1 } }
  })
}

/** What a rule asks for, without its name and place in the list: only a change of this makes its gaps new. */
const asks = (rule: StaffingRuleInput): string =>
  JSON.stringify([
    ...[rule.level, rule.kind, rule.roles.toSorted(), rule.committee, rule.below],
    ...[rule.measure, rule.least, rule.most, rule.active],
  ])

async function writing(
  people: People,
  doing: Doing,
  input: StaffingRuleInput,
  work: (tx: Tx, now: Date) => Promise<{ before: RuleRecord | undefined; after: RuleRecord }>,
): Promise<StaffingRule> {
  const postId = checkConfigurePeople(doing.actor)
  checkRoles(input)
  const now = people.clock.now()
  return await people.database.tx(doing.tenantId, (tx) =>
    idempotent({
      tx,
      claim: doing.claim,
      work: async () => {
        const { before, after } = await work(tx, now)
        if (!(await staffingStore(tx).save(after)))
          throw new Refused('staffing.stale', { seen: before?.version ?? 0, now: after.version })
        await audit(tx).record({
          actor: doing.actor,
          ...(postId ? { postId } : {}),
          action: before ? 'configuration.changed' : 'configuration.created',
          subject: { kind: 'staffing_rule', id: after.id },
          detail: { through: 'page', before: before ?? null, after },
          at: now,
        })
        return shownRule(after)
      },
    }),
  )
}

/** A rule that counts roles which can't stand at its units would find gaps nobody can fill. */
function checkRoles({ level, roles, below }: StaffingRuleInput): void {
  for (const role of roles) {
    const { levels } = placesOf[role]
    if (levels.includes(level) || (below && levels.length > 0)) continue
    throw new Refused('staffing.role_elsewhere', { role, level }, { field: 'body.roles' })
  }
}

/** Changes of a rule that one page shows. */
const perPage = 50

/**
 * What a rule asked for before, newest change first. A rule from before its beginning was written down begins where its first change, or
 * the rule itself, says. Throws Refused `staffing.rule_not_found`.
 */
export async function ruleHistory(
  people: People,
  tenantId: string,
  wanted: { id: string; before?: string | undefined },
): Promise<{ items: StaffingRuleChange[] }> {
  const read = async (tx: Tx) => {
    const rule = (await staffingStore(tx).rules()).find(({ id }) => id === wanted.id)
    if (!rule) throw new Refused('staffing.rule_not_found', {}, { status: 404 })
    const page = { limit: perPage, ...(wanted.before ? { before: wanted.before } : {}) }
    const entries = await audit(tx).aboutSubject('staffing_rule', wanted.id, page)
    const posts = await peopleStore(tx).postsById([...new Set(entries.flatMap(({ postId }) => postId ?? []))])
    return { rule, entries, roleOf: new Map(posts.map(({ id, role }) => [id, role])) }
  }
  const { rule, entries, roleOf } = await people.database.tx(tenantId, read, { readOnly: true })
  const items = entries.flatMap(({ id, at, postId, detail }) => {
    const { before, after } = detail as { before?: StaffingRule | null; after?: StaffingRule }
    if (!after) return []
    return [{ id, at: at.toISOString(), by: roleOf.get(postId ?? '') ?? null, before: before ?? null, after }]
  })
  const oldest = items.at(-1)
  // Its own id stands for its beginning where no entry does: whoever asks for what came before that has seen all.
  const isUntold = entries.length < perPage && oldest?.before !== null && wanted.before !== rule.id
  const first = oldest?.before ?? shownRule(rule)
  const beginning = { id: rule.id, at: first.appliesFrom, by: null, before: null, after: first }
  return { items: isUntold && (oldest !== undefined || wanted.before === undefined) ? [...items, beginning] : items }
}

const shownRule = (rule: RuleRecord): StaffingRule => ({ ...rule, appliesFrom: rule.appliesFrom.toISOString() })
