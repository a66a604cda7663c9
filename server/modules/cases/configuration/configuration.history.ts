import type { ConfigurationChange, ConfigurationKind } from '../../../../contract/case-configuration-routes.ts'
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
  wanted: { kind: ConfigurationKind; id: string; after?: string | undefined; limit: number },
): Promise<Page<ConfigurationChange>> {
  const { kind, after, limit } = wanted
  if ((wanted.id === 'current') !== (kind === 'settings')) throw new Refused('configuration.not_found')
  const id = kind === 'settings' ? tenantId : wanted.id
  const page = { limit: limit + 1, ...(after ? { before: after } : {}) }
  const entries = await deps.database.tx(tenantId, (tx) => audit(tx).aboutSubject(subjects[kind], id, page), {
    readOnly: true,
  })
  if (entries.length === 0 && !after && kind !== 'settings') throw new Refused('configuration.not_found')
  const shown = entries.slice(0, limit)
  return {
    items: shown.map(({ id, at, action, via, postId, detail }) => {
      const { through, before, after } = detail as Pick<ConfigurationChange, 'through' | 'before' | 'after'>
      return {
        id,
        at: at.toISOString(),
        action: action === 'configuration.created' ? 'created' : 'changed',
        by: { kind: via === 'system' ? 'system' : 'staff', postId },
        through,
        before,
        after,
      }
    }),
    next: entries.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}
