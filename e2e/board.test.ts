import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Board } from '../contract/board.ts'
import type { Post } from '../contract/people.ts'
import { openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()

/** Pages of a PDF and the size of each in millimetres. */
function pagesOf(pdf: Buffer): { count: number; sizes: string[] } {
  const text = pdf.toString('latin1')
  const boxes = [...text.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box]) => {
    const [left = 0, bottom = 0, right = 0, top = 0] = (box ?? '').trim().split(/\s+/).map(Number)
    const mm = (points: number) => Math.round((points * 25.4) / 72)
    return `${mm(right - left)}×${mm(top - bottom)}`
  })
  return { count: [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, sizes: [...new Set(boxes)] }
}

async function printed(visitor: Visitor, code: string): Promise<ReturnType<typeof pagesOf>> {
  const folder = mkdtempSync(join(tmpdir(), 'board-'))
  try {
    await visitor.open(`/board/${code}/sheet`)
    await visitor.page.locator('[data-sheet]').waitFor()
    const path = join(folder, 'sheet.pdf')
    await visitor.page.pdf({ path, preferCSSPageSize: true, printBackground: true })
    return pagesOf(readFileSync(path))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('the wall follows the roster at once; its sheet is one A3 page; an old sheet is told from the new', async () => {
  const reader = await stage.enter({ size: 'phone' })
  const admin = await stage.enter({ role: 'administrator', locale: 'zh-CN' })
  const before = await reader.api<Board>('/api/v1/board/QH0101V')
  await reader.open('/board/QH0101V')
  await reader.page.getByRole('heading', { level: 1, name: 'Sunflower volunteer station' }).waitFor()
  await reader.page.getByRole('heading', { level: 2, name: reader.t('stations.board.officers') }).waitFor()

  // A post begins while somebody reads the board: it stands there without anybody touching the page.
  const name = `测试·立冬 ${Date.now() % 1000}`
  const made = await admin.post<Post>('/api/v1/people/posts', {
    ...{
      role: 'grid_worker_part_time',
      unitId: before.unit.id,
      holderName: name,
      namePublic: true,
      dutyPhone: '0990-8899-001',
    },
  })
  await reader.page.getByText(name).waitFor()

  // The sheet that hung there is told, and what has changed.
  await reader.open(`/board/QH0101V?sheet=20260102-${before.mark}`)
  const said = await reader.page.getByRole('status').filter({ hasText: '2026' }).innerText()
  expect(said).toContain(reader.t('stations.section.people'))
  expect(said).not.toContain(reader.t('stations.section.numbers'))

  // The fullest and the emptiest board, and a grid's: each fills one A3 sheet, upright.
  for (const code of ['QH0101V', 'QH0103M', before.unit.code])
    expect(await printed(admin, code), code).toEqual({ count: 1, sizes: ['297×420'] })
  await admin.open('/board/QH0101V/sheet')
  await admin.page.locator('[data-sheet]').getByText(name).waitFor()
  const cut = () =>
    admin.page.locator('[data-sheet]').evaluate((sheet) => {
      const room = sheet.getBoundingClientRect()
      const parts = sheet.querySelectorAll('[data-part] li, [data-part] dd, footer p')
      return [...parts].filter((one) => {
        const box = one.getBoundingClientRect()
        return box.right > room.right || box.bottom > room.bottom || box.left < room.left
      }).length
    })
  // Letters get their size when the styles and all words are there.
  await expect.poll(cut, { message: 'nothing hangs over the edge', timeout: 15_000 }).toBe(0)

  // Who leaves the post leaves the wall.
  await admin.post(`/api/v1/people/posts/${made.id}/end`, {})
  await admin.page.locator('[data-sheet]').getByText(name).waitFor({ state: 'detached' })
})

test('a community desk enters a station by its form, looks at the four haves, and its board is there', async () => {
  const desk = await stage.enter({ role: 'community' })
  const { page, t } = desk
  const code = `QH${String(1000 + (Date.now() % 8999))}M`
  await desk.open('/console/stations')
  await desk.press(t('stations.new'))
  await page.getByLabel(t('stations.form.code')).fill(code)
  const names = page.getByRole('group', { name: t('stations.form.name'), exact: true })
  await names.getByLabel(t('stations.form.zh')).fill('试点微站')
  await names.getByLabel(t('stations.form.en')).fill('Trial station')
  const unit = page.getByRole('combobox', { name: t('stations.form.unit') })
  await unit.fill('990100001001001')
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await unit.press('ArrowDown')
  await unit.press('Enter')
  await page.getByLabel(t('stations.form.duty_phone')).fill('0990-1')
  await desk.press(t('stations.form.save'))
  await page.getByText(t('stations.accept.not', { count: 0 })).waitFor()
  for (const [n, have] of (['structure', 'duties', 'contacts', 'workflow'] as const).entries()) {
    await page.getByRole('combobox', { name: t('stations.accept.title') }).selectOption(have)
    await page.getByLabel(t('stations.accept.evidence')).fill(`Seen on site: ${have}`)
    await page.getByRole('button', { name: t('stations.accept.look') }).click()
    await page
      .getByText(`✓ ${t('stations.accept.stands')}`)
      .nth(n)
      .waitFor()
  }
  await desk.press(t('stations.see_board'))
  await page.getByRole('heading', { level: 1, name: 'Trial station' }).waitFor()
  await page.getByRole('link', { name: '0990-1' }).or(page.getByText('0990-1')).first().waitFor()
})
