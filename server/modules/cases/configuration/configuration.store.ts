import type {
  CaseSettingsRecord,
  Category,
  Condition,
  RoutingRule,
  StandardText,
} from '../../../../contract/case-configuration.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Change } from './draft.rules.ts'
import type { ConfigurationRows } from './snapshot.rules.ts'

const statement = (name: string, text: string): Prepared => ({ name: `configuration.${name}`, text })

const stamps = `version, to_char(updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"`

const read = {
  version: statement('version', 'select version from case_configuration_version where tenant_id = $1'),
  start: statement(
    'start',
    'insert into case_configuration_version (tenant_id, version, changed_at) values ($1, 0, $2) on conflict do nothing',
  ),
  lock: statement('lock', 'select version from case_configuration_version where tenant_id = $1 for update'),
  categories: statement(
    'categories',
    `select id, parent_id as "parentId", code, name_en as "nameEn", name_zh as "nameZh", path, danger, home, open, active,
       position, body, ${stamps}
     from category where tenant_id = $1`,
  ),
  conditions: statement(
    'conditions',
    `select id, category_id as "categoryId", code, active, body, ${stamps} from condition where tenant_id = $1`,
  ),
  rules: statement('rules', `select id, position, active, body, ${stamps} from routing_rule where tenant_id = $1`),
  texts: statement(
    'texts',
    `select id, category_id as "categoryId", active, body, ${stamps} from standard_text where tenant_id = $1`,
  ),
  settings: statement('settings', `select body, ${stamps} from case_settings where tenant_id = $1`),
}

const write = {
  bump: statement(
    'bump',
    `update case_configuration_version set version = version + 1, changed_at = $2 where tenant_id = $1 returning version`,
  ),
  categories: statement(
    'save_category',
    `insert into category (tenant_id, id, parent_id, code, name_en, name_zh, path, danger, home, open, active, position, body,
       version, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (tenant_id, id) do update set parent_id = excluded.parent_id, code = excluded.code,
       name_en = excluded.name_en, name_zh = excluded.name_zh, path = excluded.path, danger = excluded.danger,
       home = excluded.home, open = excluded.open, active = excluded.active, position = excluded.position,
       body = excluded.body, version = excluded.version, updated_at = excluded.updated_at`,
  ),
  conditions: statement(
    'save_condition',
    `insert into condition (tenant_id, id, category_id, code, active, body, version, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, id) do update set category_id = excluded.category_id, code = excluded.code,
       active = excluded.active, body = excluded.body, version = excluded.version, updated_at = excluded.updated_at`,
  ),
  rules: statement(
    'save_rule',
    `insert into routing_rule (tenant_id, id, position, active, body, version, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, id) do update set position = excluded.position, active = excluded.active,
       body = excluded.body, version = excluded.version, updated_at = excluded.updated_at`,
  ),
  texts: statement(
    'save_text',
    `insert into standard_text (tenant_id, id, category_id, active, body, version, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, id) do update set category_id = excluded.category_id, active = excluded.active,
       body = excluded.body, version = excluded.version, updated_at = excluded.updated_at`,
  ),
  settings: statement(
    'save_settings',
    `insert into case_settings (tenant_id, body, version, updated_at) values ($1, $2, $3, $4)
     on conflict (tenant_id) do update set body = excluded.body, version = excluded.version,
       updated_at = excluded.updated_at`,
  ),
}

/** What a row gives beside its body. */
type Columns<T, Body extends keyof T> = Omit<T, Body> & { body: Pick<T, Body> }
type CategoryBody = 'description' | 'keywords' | 'questions' | 'cityObject' | 'cityEvent'
type CategoryColumns = Columns<Omit<Category, 'name'> & { nameEn: string; nameZh: string }, CategoryBody>
type ConditionColumns = Pick<Condition, 'id' | 'categoryId' | 'code' | 'active' | 'version' | 'updatedAt'>
type RuleColumns = Pick<RoutingRule, 'id' | 'position' | 'active' | 'version' | 'updatedAt'>
type TextColumns = Pick<StandardText, 'id' | 'categoryId' | 'active' | 'version' | 'updatedAt'>
type SettingsColumns = Pick<CaseSettingsRecord, 'version' | 'updatedAt'>
type WithBody<Whole, Part> = Part & { body: Omit<Whole, keyof Part> }

const changing = new WeakSet<Tx>()

/** True when the transaction has changed the configuration: what it reads is nobody else's until it has committed. */
export const changesConfiguration = (tx: Tx): boolean => changing.has(tx)

/** All SQL of the configuration, bound to a transaction. */
export function configurationStore(tx: Tx) {
  const tenant = tx.tenantId
  const all = <Row>(prepared: Prepared) => tx.run<Row>(prepared, [tenant])
  return {
    /** The number of the configuration as it stands; undefined where nothing was ever configured. */
    async findVersion(): Promise<number | undefined> {
      return (await all<{ version: number }>(read.version))[0]?.version
    },

    /** Takes the turn to change the configuration: others wait until the transaction ends. Gives the version that stands. */
    async takeTurn(now: Date): Promise<number> {
      await tx.run(read.start, [tenant, now])
      return (await all<{ version: number }>(read.lock))[0]?.version ?? 0
    },

    /** Everything. The version is read first, so that rows are never older than it. `settings` stand in where none were saved. */
    async rows(settings: CaseSettingsRecord): Promise<ConfigurationRows> {
      const [version, categories, conditions, rules, texts, saved] = await Promise.all([
        all<{ version: number }>(read.version),
        all<CategoryColumns>(read.categories),
        all<WithBody<Condition, ConditionColumns>>(read.conditions),
        all<WithBody<RoutingRule, RuleColumns>>(read.rules),
        all<WithBody<StandardText, TextColumns>>(read.texts),
        all<WithBody<CaseSettingsRecord, SettingsColumns>>(read.settings),
      ])
      return {
        version: version[0]?.version ?? 0,
        categories: categories.map(({ nameEn, nameZh, body, ...rest }) => ({
          ...rest,
          ...body,
          name: { en: nameEn, zh: nameZh },
        })),
        conditions: conditions.map(whole),
        rules: rules.map(whole),
        texts: texts.map(whole),
        settings: saved[0] ? { ...settings, ...whole(saved[0]) } : settings,
      }
    },

    /** Counts one change up. */
    async bump(now: Date): Promise<number> {
      const [row] = await tx.run<{ version: number }>(write.bump, [tenant, now])
      changing.add(tx)
      return row?.version ?? 0
    },

    /** Writes a changed record. */
    async save(change: Change): Promise<void> {
      const [prepared, values] = valuesOf(change)
      await tx.run(prepared, [tenant, ...values])
    },
  }
}

function whole<Part extends object, Body extends object>({
  body,
  ...rest
}: Part & { body: Body }): Omit<Part, 'body'> & Body {
  return { ...rest, ...body } as Omit<Part, 'body'> & Body
}

function valuesOf(change: Change): [Prepared, unknown[]] {
  switch (change.kind) {
    case 'categories': {
      const { id, parentId, code, name, path, danger, home, open, active, position, version, updatedAt, ...body } =
        change.after
      const columns = [id, parentId, code, name.en, name.zh, path, danger, home, open, active, position]
      return [write.categories, [...columns, JSON.stringify(body), version, updatedAt]]
    }
    case 'conditions': {
      const { id, categoryId, code, active, version, updatedAt, ...body } = change.after
      return [write.conditions, [id, categoryId, code, active, JSON.stringify(body), version, updatedAt]]
    }
    case 'rules': {
      const { id, position, active, version, updatedAt, ...body } = change.after
      return [write.rules, [id, position, active, JSON.stringify(body), version, updatedAt]]
    }
    case 'texts': {
      const { id, categoryId, active, version, updatedAt, ...body } = change.after
      return [write.texts, [id, categoryId, active, JSON.stringify(body), version, updatedAt]]
    }
    case 'settings': {
      const { version, updatedAt, ...body } = change.after
      return [write.settings, [JSON.stringify(body), version, updatedAt]]
    }
  }
}
