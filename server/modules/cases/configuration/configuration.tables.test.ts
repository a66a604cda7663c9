import { beforeAll, describe, expect, test } from 'vitest'
import {
  type ConfigurationTable,
  caseConfigurationRoutes as routes,
  ConfigurationTable as Table,
} from '../../../../contract/case-configuration-routes.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { seedConfiguration } from './configuration.service.ts'

const app = await testApp()
const post = { id: uuidv7(), role: 'administrator' as const, unitPath: [], from: new Date('2026-01-01T00:00:00Z') }
const administrator = app.as(post)

const taken = async (kind: ConfigurationTable) =>
  (await administrator.send(routes.exportTable, { params: { kind } })).text
const bring = (kind: ConfigurationTable, content: string, more: { dryRun?: boolean; language?: string } = {}) =>
  administrator.call(routes.importTable, {
    params: { kind },
    body: { content, dryRun: more.dryRun ?? false },
    headers: { 'accept-language': more.language ?? 'en' },
  })

beforeAll(async () => {
  await app.db.database.tx(app.tenant.id, (tx) => seedConfiguration(tx, { now: app.clock.now() }))
})

describe('a table taken out and brought back', () => {
  test.each(Table.options)('changes nothing: %s', async (kind) => {
    const content = await taken(kind)
    const report = await bring(kind, content)
    expect(report).toMatchObject({ created: 0, changed: 0, refused: [] })
    expect(report.unchanged).toBe(report.rows)
    expect(report.rows).toBeGreaterThan(5)
    expect(await taken(kind)).toBe(content)
  })

  test('makes another tenant alike', async () => {
    const slug = `twin-${uuidv7().slice(-6)}`
    await app.db.addTenant(slug)
    app.deps.tenants.refresh()
    const elsewhere = app.as(post, slug)
    for (const kind of Table.options) {
      const content = await taken(kind)
      const report = await elsewhere.call(routes.importTable, { params: { kind }, body: { content, dryRun: false } })
      expect(report).toMatchObject({ created: report.rows, refused: [] })
      expect((await elsewhere.send(routes.exportTable, { params: { kind } })).text).toBe(content)
    }
  })

  test('opens in a spreadsheet: with the mark of UTF-8, as a file with a name', async () => {
    const answer = await administrator.send(routes.exportTable, { params: { kind: 'categories' } })
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toContain('categories.csv')
    expect(answer.text.startsWith('\uFEFFcode,parent,name_en,name_zh')).toBe(true)
    expect(answer.text).toContain('燃气泄漏')
  })
})

describe('an import', () => {
  test('tried first shows every row refused with its reason, and changes nothing', async () => {
    const before = await taken('categories')
    const rows = [
      'code,parent,name_en,name_zh,danger,position',
      'bench,opinions.surroundings,Bench broken,长椅损坏,false,5',
      'swing,playground,Swing broken,秋千损坏,,',
      'playground,opinions.surroundings,Playground,儿童乐园,,',
      'lost,nowhere,Lost,丢失,,',
      ',opinions,No code,没有编码,,',
      'list,opinions,Petitioners of the street,街道上访人员,,',
      'half,opinions,Half,,,',
      'maybe,opinions,Maybe,也许,perhaps,',
      'bench,opinions,Bench again,又是长椅,,',
    ]
    const report = await bring('categories', rows.join('\n'), { dryRun: true })
    expect(report).toMatchObject({ dryRun: true, rows: 9, created: 3, changed: 0, unchanged: 0 })
    expect(report.refused.map((one) => [one.row, one.key, one.reason])).toEqual([
      [4, 'lost', 'configuration.parent_unknown'],
      [5, null, 'configuration.key_missing'],
      [6, 'list', 'configuration.person_subject'],
      [7, 'half', 'configuration.row_invalid'],
      [8, 'maybe', 'configuration.cell_unreadable'],
      [9, 'bench', 'configuration.row_twice'],
    ])
    expect(report.refused[0]?.words).toBe('There is no category “nowhere” to put this one under.')
    expect(await taken('categories')).toBe(before)
    const inChinese = await bring('categories', rows.join('\n'), { dryRun: true, language: 'zh-CN' })
    expect(inChinese.refused[0]?.words).toBe('没有编码为“nowhere”的上级类别。')
  })

  test('changes only what its columns say', async () => {
    await bring('categories', 'code,name_en,name_zh\nhazards.slope,Slope,边坡\n')
    const { items } = await administrator.call(routes.categories)
    const slope = items.find((one) => one.code === 'hazards.slope')
    expect(slope).toMatchObject({ name: { en: 'Slope', zh: '边坡' }, version: 2 })
    expect(slope?.keywords).toContain('滑坡')
    const { items: history } = await administrator.call(routes.history, {
      params: { kind: 'categories', id: slope?.id ?? '' },
    })
    expect(history[0]).toMatchObject({ action: 'changed', through: 'import' })
  })

  test('takes limits as they are written, and rules with departments by their code', async () => {
    const text =
      'code,category,name_en,name_zh,accept,handle\nslope,hazards.slope,Slope,边坡,0.5 hours,3 working_days\n'
    expect(await bring('conditions', text)).toMatchObject({ created: 1, refused: [] })
    const { items } = await administrator.call(routes.conditions)
    expect(items.find((one) => one.code === 'slope')?.limits).toEqual({
      accept: { amount: 0.5, unit: 'hours' },
      handle: { amount: 3, unit: 'working_days' },
    })
    const bad = await bring(
      'conditions',
      text.replace('slope,hazards', 'slope2,hazards').replace('3 working_days', 'soon'),
    )
    expect(bad.refused[0]?.reason).toBe('configuration.cell_unreadable')
    const rule = 'name_en,name_zh,category,holder\nSlopes,边坡,hazards.slope,department:HOUSING\n'
    expect((await bring('rules', rule)).refused[0]?.reason).toBe('configuration.department_unknown')
    const id = uuidv7()
    await app.db.asOwner(
      `insert into department (tenant_id, id, code, name_en, name_zh) values ($1, $2, 'HOUSING', 'Housing office', '住建局')`,
      [app.tenant.id, id],
    )
    expect(await bring('rules', rule)).toMatchObject({ created: 1, refused: [] })
    expect((await administrator.call(routes.rules)).items.at(-1)?.holder).toEqual({ departmentId: id })
    expect(await taken('rules')).toContain('department:HOUSING')
  })

  test('is refused whole when it is no such table', async () => {
    const codeOf = async (content: string) => {
      const answer = await administrator.send(routes.importTable, { params: { kind: 'texts' }, body: { content } })
      return answer.problem.code
    }
    expect(await codeOf('id,words\n1,2\n')).toBe('configuration.columns_unknown')
    expect(await codeOf('id,use\n"1,2\n')).toBe('configuration.table_malformed')
    expect(await codeOf('id,use\n1\n')).toBe('configuration.table_malformed')
    expect(await codeOf('\uFEFF')).toBe('configuration.columns_unknown')
  })
})

describe('a spreadsheet', () => {
  test('never finds a formula in a cell, and what was written comes back as it was', async () => {
    const titles = ['=HYPERLINK("http://example.org")', '+86 138', '-1', '@sum', "'=quoted", '\t=tab', '＝1+1']
    for (const en of titles) {
      const body = { use: 'comment', title: { en, zh: en }, text: { en: 'Words', zh: '文字' } }
      await administrator.call(routes.createText, { body })
    }
    const content = await taken('texts')
    expect(content).not.toMatch(/(^|,|\n)"?[=+\-@\t＝]/)
    expect(content).toContain("'+86 138")
    expect(await bring('texts', content)).toMatchObject({ created: 0, changed: 0, refused: [] })
  })
})
