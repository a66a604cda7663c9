import { readFileSync } from 'node:fs'
import { collectDefaultMetrics } from 'prom-client'
import { beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from './platform/ids.ts'
import { type TestApp, testApp } from './testing/app.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const alerts = read('examples/prometheus/alerts.yml')
const rules = alerts.split(/^ +- alert: /m).slice(1)
const board = JSON.parse(read('examples/grafana/doorstep.json')) as { panels: { targets: { expr: string }[] }[] }

/** Words of PromQL that stand where a name could. */
const words = new Set([
  'by',
  'without',
  'and',
  'or',
  'unless',
  'on',
  'ignoring',
  'bool',
  'offset',
  'group_left',
  'group_right',
])

/** Names of metrics in an expression: not functions, labels, durations or words. */
function metricsIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, '')
    .replaceAll(/\b(by|without|on|ignoring)\s*\([^)]*\)/g, '')
  return [...bare.matchAll(/[a-zA-Z_:][\w:]*(?!\w*\s*\()/g)].map(([name]) => name).filter((name) => !words.has(name))
}

describe('the figures in /metrics', () => {
  let app: TestApp
  let told = ''
  const value = (name: string) => new RegExp(`^${name} (\\S+)$`, 'm').exec(told)?.[1]
  const ask = async () => {
    told = (await app.http.inject('/metrics')).body
  }
  beforeAll(async () => {
    app = await testApp({ background: false })
    collectDefaultMetrics({ register: app.deps.metrics.registry })
    await app.http.inject('/health/ready')
    await ask()
  })

  test('are those every alert and every panel of the board ask for', () => {
    const expressions = [
      ...rules.map((rule) => /expr: (.+)$/m.exec(rule)?.[1] ?? ''),
      ...board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ]
    const asked = new Set(expressions.flatMap(metricsIn))
    expect(expressions.length).toBeGreaterThan(25)
    expect(asked).toContain('doorstep_backup_age_seconds')
    const missing = [...asked].filter((name) => name !== 'up' && !new RegExp(`^${name}(\\{| )`, 'm').test(told))
    expect(missing).toEqual([])
  })

  test('have a rule or a panel for each figure of ours', () => {
    const own = new Set([...told.matchAll(/^# TYPE (doorstep_\w+)/gm)].map(([, name]) => name ?? ''))
    expect([...own].filter((name) => !`${alerts}${JSON.stringify(board)}`.includes(name))).toEqual([])
  })

  test('say what waits, what was given up, and that no backup was made', async () => {
    expect([value('doorstep_database_up'), value('doorstep_backup_age_seconds')]).toEqual(['1', '+Inf'])
    expect(Number(value('doorstep_disk_size_bytes'))).toBeGreaterThan(Number(value('doorstep_disk_free_bytes')))
    expect([
      value('doorstep_outbox_parked'),
      value('doorstep_jobs_failed'),
      value('doorstep_clocks_lag_seconds'),
    ]).toEqual(['0', '0', '0'])
    await app.db.asOwner(
      'insert into backup_made (id, made_at, bytes, row_count, file_count) values ($1, $2, 1, 1, 1)',
      [uuidv7(), new Date(app.clock.now().getTime() - 3_600_000)],
    )
    await ask()
    expect(value('doorstep_backup_age_seconds')).toBe('3600')
  })
})

describe('the runbook', () => {
  const runbook = read('docs/operate/runbook.md')

  test('has a section for each alert, and none for others', () => {
    const names = rules.map((rule) => rule.split('\n')[0] ?? '')
    expect(names.length).toBeGreaterThan(10)
    expect([...runbook.matchAll(/^## (.+)$/gm)].map(([, name]) => name)).toEqual(names)
    for (const rule of rules) expect(rule).toMatch(/runbook_url: ['"]docs\/operate\/runbook.md#doorstep\w+['"]/)
  })
})
