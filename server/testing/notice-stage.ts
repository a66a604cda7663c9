import { afterAll, beforeEach, expect, vi } from 'vitest'
import { caseRoutes } from '../../contract/case-routes.ts'
import { noticeRoutes } from '../../contract/notice-routes.ts'
import { mailServer, webServer } from '../modules/notices/testing.ts'
import { testApp } from './app.ts'
import { buildTown } from './town.ts'

const minute = 60_000

/** A town with a mail server and a gateway of its own, and what tests of notices do in it. Before each test nothing is quiet. */
export async function noticeStage() {
  const mail = await mailServer()
  const web = await webServer()
  afterAll(async () => {
    await mail.close()
    await web.close()
  })
  const app = await testApp({
    config: {
      publicUrl: 'https://help.example',
      smtp: { url: mail.url, from: 'Doorstep <no-reply@help.example>' },
      outgoingAllow: ['127.0.0.0/8'],
    },
  })
  const town = await buildTown(app)
  const { worker, administrator } = town.people
  const tenantId = app.tenant.id

  /** Everything that happened has become notices. */
  const settle = async () => {
    await app.relay?.drain(tenantId)
    const busy = `select count(*)::int n from pgboss.job where name = 'notices.hear' and state in ('created', 'retry', 'active')`
    await vi.waitFor(async () => expect((await app.db.asOwner<{ n: number }>(busy))[0]?.n).toBe(0), { timeout: 20_000 })
  }
  /** … and what is due has gone out. */
  const send = async (minutes = 6) => {
    await settle()
    app.clock.advance(minutes * minute)
    await app.modules.notices.deliverDue(tenantId)
  }
  const report = async (contact: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    await app
      .anonymous()
      .call(caseRoutes.create, { body: { text: 'Bench is broken', point: town.home, contact, locale: 'en', ...more } })
  const give = async (id: string, command: Record<string, unknown>, client = worker.client) => {
    const { version } = await worker.client.call(caseRoutes.get, { params: { id } })
    await client.call(caseRoutes.command, { params: { id }, body: { version, command } })
  }
  const lettersTo = (to: string) => mail.letters.filter((letter) => letter.to === to)
  const log = async () => (await administrator.client.call(noticeRoutes.deliveries, { query: {} })).items

  beforeEach(async () => {
    mail.letters.length = 0
    mail.refuse = () => undefined
    web.requests.length = 0
    web.answer = () => 204
    // A Monday morning in the district: nothing is quiet.
    await administrator.client.call(noticeRoutes.saveSettings, {
      body: { quiet: null, gatherMinutes: 5, keepDays: 180, logDays: 90 },
    })
  })
  return { mail, web, app, town, settle, send, report, give, lettersTo, log }
}
