import type { FastifyInstance } from 'fastify'
import { caseConfigurationRoutes as routes } from '../../../../contract/case-configuration-routes.ts'
import type { Route } from '../../../../contract/route.ts'
import { type Call, Download, serve } from '../../../platform/http/serve.ts'
import { tenantHeader } from '../../../platform/http/tenant.ts'
import { saveCategory } from './categories.rules.ts'
import { saveCondition } from './conditions.rules.ts'
import { historyOf } from './configuration.history.ts'
import {
  type Changing,
  changeConfiguration,
  listCategories,
  listConditions,
  listRules,
  listTexts,
  readSettings,
} from './configuration.service.ts'
import { exportTable, importTable } from './configuration.tables.ts'
import type { ConfigurationDeps } from './configurations.ts'
import { reorderRules, saveRule, saveSettings, saveText } from './records.rules.ts'

/** Serves categories, conditions, routing rules, standard texts and settings. */
export function registerCaseConfiguration(app: FastifyInstance, deps: ConfigurationDeps): void {
  const { configurationOf } = deps.configurations

  serve(app, routes.open, async ({ tenant, raw }) => {
    const { open } = await configurationOf(tenant.id)
    const etag = `W/"${tenant.id}-${open.version}"`
    raw.reply.headers({ ETag: etag, 'Cache-Control': 'no-cache', Vary: `${tenantHeader}, Accept-Encoding` })
    if (raw.request.headers['if-none-match']?.split(/,\s*/).includes(etag)) await raw.reply.code(304).send()
    return open
  })

  serve(app, routes.categories, async ({ tenant }) => ({ items: await listCategories(deps, tenant.id) }))
  serve(app, routes.createCategory, (call) =>
    changeConfiguration(deps, changing(call), (draft) => saveCategory(draft, { input: call.body })),
  )
  serve(app, routes.saveCategory, (call) =>
    changeConfiguration(deps, changing(call), (draft) => saveCategory(draft, seenIn(call))),
  )

  serve(app, routes.conditions, async ({ tenant, query }) => ({ items: await listConditions(deps, tenant.id, query) }))
  serve(app, routes.createCondition, (call) =>
    changeConfiguration(deps, changing(call), (draft) => saveCondition(draft, { input: call.body })),
  )
  serve(app, routes.saveCondition, (call) =>
    changeConfiguration(deps, changing(call), (draft) => saveCondition(draft, seenIn(call))),
  )

  serve(app, routes.rules, async ({ tenant }) => ({ items: await listRules(deps, tenant.id) }))
  serve(app, routes.createRule, (call) =>
    changeConfiguration(deps, changing(call), (draft) => saveRule(draft, { input: call.body })),
  )
  serve(app, routes.saveRule, (call) =>
    changeConfiguration(deps, changing(call), (draft) => saveRule(draft, seenIn(call))),
  )
  serve(app, routes.reorderRules, (call) =>
    changeConfiguration(deps, changing(call), (draft) => ({ items: reorderRules(draft, call.body.order) })),
  )

  serve(app, routes.texts, async ({ tenant, query }) => ({ items: await listTexts(deps, tenant.id, query) }))
  serve(app, routes.createText, (call) =>
    changeConfiguration(deps, changing(call), (draft) => saveText(draft, { input: call.body })),
  )
  serve(app, routes.saveText, (call) =>
    changeConfiguration(deps, changing(call), (draft) => saveText(draft, seenIn(call))),
  )

  serve(app, routes.settings, ({ tenant }) => readSettings(deps, tenant.id))
  serve(app, routes.saveSettings, (call) => {
    const { version, ...input } = call.body
    return changeConfiguration(deps, changing(call), (draft) => saveSettings(draft, { seen: version, input }))
  })

  serve(app, routes.history, ({ tenant, params, query }) => historyOf(deps, tenant.id, { ...params, ...query }))

  serve(app, routes.exportTable, async ({ tenant, actor, params }) => {
    const { kind } = params
    return new Download(await exportTable(deps, { tenantId: tenant.id, actor, kind }), {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${kind}.csv"`,
      'Cache-Control': 'no-store',
    })
  })
  serve(app, routes.importTable, (call) =>
    importTable(deps, { ...changing(call), kind: call.params.kind, ...call.body, locale: call.locale }),
  )
}

const changing = ({ tenant, actor, claim }: Pick<Call<Route>, 'tenant' | 'actor' | 'claim'>): Changing => ({
  tenantId: tenant.id,
  actor,
  claim,
})

const seenIn = <Body extends { version: number }>(call: { params: { id: string }; body: Body }) => ({
  id: call.params.id,
  seen: call.body.version,
  input: call.body,
})
