import { ZodError } from 'zod'
import type {
  ConfigurationImport,
  ConfigurationTable,
  RefusedConfigurationRow,
} from '../../../../contract/case-configuration-routes.ts'
import type { Locale } from '../../../../contract/common.ts'
import { Refused } from '../../../platform/errors.ts'
import { wordsOfIssue } from '../../../platform/http/problem-input.ts'
import { textOf } from '../../../platform/messages.ts'
import { type Changing, changeConfiguration, rehearseChange } from './configuration.service.ts'
import type { ConfigurationDeps } from './configurations.ts'
import type { Draft } from './draft.rules.ts'
import { readTable, writeTable } from './tables/cells.rules.ts'
import { columnsOf } from './tables/columns.rules.ts'
import { type Imported, importRows, rowsOf } from './tables/import.rules.ts'

/** All records of a kind as CSV, in the shape the import reads. Refuses `platform.forbidden`. */
export async function exportTable(
  deps: ConfigurationDeps,
  given: Pick<Changing, 'tenantId' | 'actor'> & { kind: ConfigurationTable },
): Promise<string> {
  const rows = await rehearseChange(deps, given, (draft) => rowsOf(given.kind, draft))
  return writeTable(columnsOf[given.kind], rows)
}

/**
 * Adds and changes records from CSV. Rows that can't be taken are left out and listed with their reasons in the language
 * of the reader; a dry run only lists. Refuses `platform.forbidden`, `configuration.table_malformed`,
 * `configuration.columns_unknown`, `configuration.table_too_long`.
 */
export async function importTable(
  deps: ConfigurationDeps,
  given: Changing & { kind: ConfigurationTable; content: string; dryRun: boolean; locale: Locale },
): Promise<ConfigurationImport> {
  const { kind, content, dryRun, locale } = given
  const work = (draft: Draft): ConfigurationImport => {
    const { refused, ...counts } = importRows(kind, readTable(content, columnsOf[kind]), draft)
    return { dryRun, ...counts, refused: refused.map((row) => inWords(row, locale)) }
  }
  return dryRun
    ? await rehearseChange(deps, given, work)
    : await changeConfiguration(deps, { ...given, through: 'import' }, work)
}

function inWords({ row, key, error }: Imported['refused'][number], locale: Locale): RefusedConfigurationRow {
  const { code, facts } = reasonOf(error, locale)
  return {
    row,
    key,
    reason: code,
    words: textOf({ locale, area: 'errors', key: code, values: facts }),
    facts: { ...facts },
  }
}

function reasonOf(error: unknown, locale: Locale): Pick<Refused, 'code' | 'facts'> {
  if (error instanceof Refused) return error
  const issue = error instanceof ZodError ? error.issues[0] : undefined
  if (!issue) throw error
  const { field, detail } = wordsOfIssue('row', issue, locale)
  return { code: 'configuration.row_invalid', facts: { field: field.replace(/^row\./, ''), problem: detail } }
}
