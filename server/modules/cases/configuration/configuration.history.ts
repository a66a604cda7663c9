import type {
  ConfigurationChange,
  ConfigurationKind,
  HistoryKind,
} from '../../../../contract/case-configuration-routes.ts'
import type { Page } from '../../../../contract/common.ts'
import { audit } from '../../../platform/audit/audit.ts'
import { Refused } from '../../../platform/errors.ts'
import type { ConfigurationDeps } from './configurations.ts'
import type { Change } from './draft.rules.ts'

/** What the audit calls the kinds of records. */
const subjects = {
  categories: 'category',
  conditions: 'condition',
  rules: 'routing_rule',
  texts: 'standard_text',
  settings: 'case_settings',
} satisfies Record<ConfigurationKind, string>

const subjectKinds: Record<HistoryKind, string> = {
  ...subjects,
  calendars: 'calendar',
  departments: 'department',
  posts: 'post',
}

/** What the audit's actions are called in a history; any other is a change. */
const actions: Record<string, ConfigurationChange['action']> = {
  'configuration.created': 'created',
  'post.created': 'created',
  'post.ended': 'ended',
  'post.stand_in_named': 'stand_in_named',
  'post.stand_in_ended': 'stand_in_ended',
}

type WhatChanged = Pick<ConfigurationChange, 'through' | 'before' | 'after'>

/** Before and after, from what each kind of record writes down when it changes. */
function whatChanged(kind: HistoryKind, detail: unknown): WhatChanged {
  const known = (detail ?? {}) as Partial<WhatChanged> & { changes?: Record<string, unknown> }
  if (kind !== 'calendars')
    return { through: known.through ?? 'page', before: known.before ?? null, after: known.after ?? {} }
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const [field, change] of Object.entries(known.changes ?? {})) {
    const { added, changed, removed, ...values } = change as Record<string, unknown>
    before[field] = values.before ?? removed ?? null
    after[field] = values.after ?? [...listOf(added), ...listOf(changed)]
  }
  return { through: 'page', before, after }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The audit's subject of a change. The settings have no id of their own: the tenant's stands for them. */
export function subjectOf(change: Change, tenantId: string): { kind: string; id: string } {
  return { kind: subjects[change.kind], id: change.kind === 'settings' ? tenantId : change.after.id }
}

/** The audit's action of a change. */
export const actionOf = (change: Change): string =>
  change.before === undefined ? 'configuration.created' : 'configuration.changed'

/** Every change of one record, newest first. Refuses `configuration.not_found` where nothing is known of it. */
export async function historyOf(
  deps: Pick<ConfigurationDeps, 'database'>,
  tenantId: string,
  wanted: { kind: HistoryKind; id: string; after?: string | undefined; limit: number },
): Promise<Page<ConfigurationChange>> {
  const { kind, after, limit } = wanted
  if ((wanted.id === 'current') !== (kind === 'settings')) throw new Refused('configuration.not_found')
  const id = kind === 'settings' ? tenantId : wanted.id
  const page = { limit: limit + 1, ...(after ? { before: after } : {}) }
  const entries = await deps.database.tx(tenantId, (tx) => audit(tx).aboutSubject(subjectKinds[kind], id, page), {
    readOnly: true,
  })
  if (entries.length === 0 && !after && kind in subjects && kind !== 'settings')
    throw new Refused('configuration.not_found')
  const shown = entries.slice(0, limit)
  return {
    items: shown.map(({ id, at, action, via, postId, detail }) => ({
      id,
      at: at.toISOString(),
      action: actions[action] ?? 'changed',
      by: { kind: via === 'system' ? ('system' as const) : ('staff' as const), postId },
      ...whatChanged(kind, detail),
    })),
    next: entries.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}
