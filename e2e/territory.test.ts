import { expect, test } from 'vitest'
import { openStage } from './stage.ts'
import { choose, gridsOf, nameOf } from './tours/territory.ts'

const stage = openStage()

test('a grid is split by a line drawn across it, a slip is shown and undone, and the change takes effect for everybody', async () => {
  const admin = await stage.enter({ role: 'administrator' })
  const { page, t, press, calm } = admin
  const main = page.locator('#main')
  const { community, grids } = await gridsOf(admin)
  // The last one: nobody of the demo's roles serves it, so that other journeys find their grid as it was.
  const grid = grids.at(-1)
  if (!grid) throw new Error('no grid')
  const name = nameOf(admin, grid)

  await admin.open('/console/territory/changes')
  await press(t('territory.change.new'))
  await page.getByRole('dialog').getByLabel(t('territory.change.title'), { exact: false }).fill('One grid becomes two')
  await press(t('territory.change.begin'))
  await main.getByRole('heading', { level: 1, name: 'One grid becomes two' }).waitFor()

  // By keyboard down the tree: district, street, community, grid.
  const tree = main.getByRole('tree')
  await tree.getByRole('treeitem').nth(1).waitFor()
  await tree.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await tree.getByRole('treeitem', { name: nameOf(admin, community) }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await tree.getByRole('treeitem', { name }).first().waitFor()
  for (const _ of grids) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await main
    .getByRole('list', { name: t('territory.tools.chosen') })
    .getByText(name, { exact: true })
    .waitFor()

  // The map shows the grid whole: a line from edge to edge crosses it.
  await press(t('territory.tool.split'))
  const canvas = main.locator('canvas').first()
  await canvas.waitFor()
  await calm()
  const box = await canvas.boundingBox()
  if (!box) throw new Error('no map')
  const status = main.getByText(t('territory.draw.points', { count: 2 }), { exact: true })
  await canvas.click({ position: { x: box.width * 0.04, y: box.height * 0.52 } })
  await main.getByText(t('territory.draw.points', { count: 1 }), { exact: true }).waitFor()
  await canvas.click({ position: { x: box.width * 0.9, y: box.height * 0.48 } })
  await status.waitFor()
  await press(t('territory.split.cut'))
  const second = main.getByRole('group', { name: t('territory.new_unit', { number: '2' }) })
  await second.waitFor()
  // The next free codes of three digits.
  expect(await second.getByLabel(t('territory.code')).inputValue()).toMatch(new RegExp(`^${community.code}\\d{3}$`))
  await second.getByLabel(t('territory.name.en')).fill('Grid by the river')
  await second.getByLabel(t('territory.name.zh')).fill('河边网格')
  await press(t('territory.step.add'))
  await main.getByText(t('territory.findings.none')).waitFor()
  await tree.getByRole('treeitem', { name: 'Grid by the river' }).waitFor()

  // A border moved without its neighbours leaves a gap: said, shown on the map, and taken back by keyboard.
  await choose(admin, 'by the river', 'Grid by the river')
  await press(t('territory.tool.redraw'))
  await main.getByLabel(t('territory.redraw.together')).uncheck()
  await main.getByLabel(t('territory.redraw.metres')).fill('40')
  await press(t('territory.redraw.north'))
  await main.getByText(t('territory.redraw.changed', { count: 1 })).waitFor()
  await press(t('territory.step.add'))
  await main.getByText(t('territory.severity.error')).first().waitFor()
  await main
    .getByRole('button', { name: t('territory.findings.show') })
    .first()
    .click()
  await main.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+z')
  await main.getByText(t('territory.findings.none')).waitFor()
  await page.keyboard.press('Control+Shift+Z')
  await main.getByText(t('territory.severity.error')).first().waitFor()
  await press(t('territory.undo'))
  await main.getByText(t('territory.findings.none')).waitFor()

  await press(t('territory.preview.title'))
  await main.getByText(t('territory.count.created')).waitFor()
  await main.getByText(t('territory.moving.title')).waitFor()
  await main.getByLabel(t('territory.schedule.now')).check()
  await press(t('territory.schedule.do_now'))
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('territory.schedule.confirm'), exact: true })
    .click()
  await main.getByText(t('territory.effective.text')).waitFor()

  // Everybody's tree and map have it, and its history says where it came from.
  await press(t('territory.effective.look'))
  await choose(admin, 'by the river', 'Grid by the river')
  await main.getByRole('heading', { name: t('territory.history.predecessors') }).waitFor()
  const { features } = await admin.api<{ features: { properties: { nameEn: string } }[] }>(
    `/api/v1/territory/map?level=grid&within=${community.id}`,
  )
  expect(features.map(({ properties }) => properties.nameEn)).toContain('Grid by the river')
  expect(features).toHaveLength(grids.length + 1)
  await main.getByRole('heading', { name: 'Grid by the river' }).waitFor()
  await main.getByRole('button', { name, exact: true }).click()
  await main.getByText(t('territory.unit.ended')).waitFor()
  await main.getByRole('heading', { name: t('territory.history.successors') }).waitFor()
})
