import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { CaseView } from '../contract/cases.ts'
import { give, giveOnFoot, reportMatter } from './journey.ts'
import { locales } from './locale.ts'
import { openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'
import { catalogue } from './words.ts'

const stage = openStage()

test('six people and one dark lamp: raised, whistled, returned and overruled, reworked, rated, visited, reopened, solved', async () => {
  const resident = await stage.enter({ size: 'phone' })
  const worker = await stage.enter({ role: 'worker', size: 'phone' })
  const community = await stage.enter({ role: 'community' })
  const street = await stage.enter({ role: 'street' })
  const power = await stage.enter({ role: 'power', size: 'phone' })
  const water = await stage.enter({ role: 'water' })

  // Somebody without an account reports, with a photo.
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#2b3440' } })
    .png()
    .toBuffer()
  const text = 'The lamp at the pond has been dark for three days, and the pump below it hums.'
  const { number, secret } = await reportMatter(resident, { text, place: 'Houses 1 and 2', photo })
  const found = await worker.api<{ items: { id: string; number: string }[] }>('/api/v1/cases?scope=mine&limit=100')
  const id = found.items.find((one) => one.number === number)?.id as string
  expect(id, 'the grid has it at once').toBeDefined()

  // The grid worker, on foot, takes it on and raises it.
  await worker.open('/field')
  await worker.page.getByRole('link').filter({ hasText: number }).click()
  await worker.page.getByRole('heading', { level: 1, name: text }).waitFor()
  expect(await worker.page.locator('#main img').count(), 'the photo is there').toBeGreaterThan(0)
  await giveOnFoot(worker, 'accept')
  await giveOnFoot(worker, 'raise', async (form) => {
    await form.getByRole('textbox').fill('The cable is dead, that is beyond the grid.')
  })

  // The community can't either.
  await community.open(`/console/cases/${id}`)
  await give(community, 'accept')
  await give(community, 'raise', async (dialog) => {
    await dialog.getByRole('textbox').first().fill('Two departments are needed on the spot.')
  })

  // The street finds it in its list and whistles two departments.
  await street.open('/console/queue')
  await street.page
    .getByRole('searchbox')
    .or(street.page.getByPlaceholder(street.t('console.queue.words')))
    .first()
    .fill(number)
  await street.page.getByRole('row').filter({ hasText: number }).click()
  await give(street, 'accept')
  await street.open(`/console/cases/${id}`)
  await give(street, 'whistle', async (dialog) => {
    await dialog.getByLabel('Power Supply', { exact: true }).first().check()
    await dialog.getByLabel('Water Bureau', { exact: true }).first().check()
    await dialog.getByRole('radio', { name: 'Power Supply' }).check()
    await dialog.getByRole('textbox').last().fill('Please meet at the pond.')
  })

  // Water says it is not theirs. The street, whose page follows by itself, overrules.
  await water.open(`/console/cases/${id}`)
  await give(water, 'return', async (dialog) => {
    await dialog.getByRole('textbox').first().fill('No pipe of ours lies there.')
  })
  await street.page.getByText('No pipe of ours lies there.').first().waitFor()
  await give(street, 'rule_return', async (dialog) => {
    await dialog.getByRole('radio', { name: street.t('console.ruling.overrule') }).check()
    await dialog.getByRole('textbox').first().fill('The pump of the pond is yours.')
  })
  await water.page.getByText('The pump of the pond is yours.').first().waitFor()
  await give(water, 'answer')

  // Power takes the order, comes, and shows the result.
  await power.open('/field')
  await power.page.getByRole('link').filter({ hasText: number }).click()
  await giveOnFoot(power, 'answer')
  await giveOnFoot(power, 'arrive')
  await giveOnFoot(power, 'handle', (form) => showResult(power, form, { words: 'New lamp fitted.', photo }))
  // Whoever answers before having seen this is shown it first (e2e/desks.test.ts): here nobody is in a hurry.
  await water.page.getByText('New lamp fitted.').first().waitFor()
  await give(water, 'arrive')
  await give(water, 'handle', (dialog) => dialog.getByRole('textbox').first().fill('Pump oiled.'))

  // The street checks: not done, then done.
  await street.page.getByText('Pump oiled.').first().waitFor()
  await give(street, 'check', async (dialog) => {
    await dialog.getByRole('radio', { name: street.t('console.field.fail') }).check()
    await dialog.getByRole('textbox').first().fill('The lamp flickers.')
  })
  await power.page.getByText('The lamp flickers.').first().waitFor()
  await giveOnFoot(power, 'handle', (form) => showResult(power, form, { words: 'New fuse, steady now.', photo }))
  await water.page.getByText('New fuse, steady now.').first().waitFor()
  await give(water, 'handle', (dialog) => dialog.getByRole('textbox').first().fill('Looked at the pump again.'))
  await street.page.getByText('Looked at the pump again.').first().waitFor()
  await give(street, 'check', (dialog) => dialog.getByRole('radio', { name: street.t('console.field.pass') }).check())

  // The reporter has the last word: not solved. Somebody comes by, and it is opened again.
  await resident.press(resident.t('resident.receipt.follow'))
  await rate(resident, { solved: false, face: 2, words: 'Dark again since last night.' })
  await worker.open(`/field/cases/${id}`)
  await giveOnFoot(worker, 'return_visit', async (form) => {
    await form
      .locator('label')
      .filter({ hasText: worker.t('field.outcome.not_solved') })
      .click()
    await form.getByRole('textbox').fill('It is dark indeed.')
  })
  await resident.page.getByText('It is dark indeed.').first().waitFor()
  await resident.page.getByLabel(resident.t('resident.reopen.reason')).fill('Please look once more.')
  await resident.press(resident.t('resident.reopen.send'))

  // Once more, and now it holds.
  await street.page.getByText('Please look once more.').first().waitFor()
  await give(street, 'whistle', (dialog) => dialog.getByLabel('Power Supply', { exact: true }).first().check())
  await power.open(`/field/cases/${id}`)
  await giveOnFoot(power, 'answer')
  await giveOnFoot(power, 'arrive')
  await giveOnFoot(power, 'handle', (form) => showResult(power, form, { words: 'Cable laid anew.', photo }))
  await street.page.getByText('Cable laid anew.').first().waitFor()
  await give(street, 'check', (dialog) => dialog.getByRole('radio', { name: street.t('console.field.pass') }).check())
  await resident.page.getByText('Cable laid anew.').first().waitFor()
  await rate(resident, { solved: true, face: 5, words: 'Bright as day. Thank you!' })

  const end = await street.api<CaseView>(`/api/v1/cases/${id}`)
  expect(end).toMatchObject({ state: 'closed', rating: { solved: true, satisfaction: 5 } })
  expect(end.orders.map((order) => order.state)).toEqual(['handled', 'handled', 'handled'])

  // The story, in both languages, as the reporter and as a desk read it.
  for (const locale of locales) {
    const story = sentences[locale]
    const neighbour = await stage.enter({ locale, size: 'phone' })
    await neighbour.open(`/f/${number}#${encodeURIComponent(secret)}`)
    await neighbour.page
      .getByText(story[0] as string)
      .first()
      .waitFor()
    const told = await storyOf(neighbour, 'resident.follow.story')
    expectStory(
      told,
      story.filter((sentence) => !amongBodies.test(sentence)),
    )
    expect(neighbour.page.url(), 'the secret is off the address bar').not.toContain(secret)
    const desk = await stage.enter({ locale, role: 'street' })
    await desk.open(`/console/cases/${id}`)
    expectStory(await storyOf(desk, 'console.case.story'), story)
  }
})

/** What the timeline must say, oldest first. */
const sentences = {
  en: [
    'Reported by web page and given to Grid 1.',
    'Grid 1 took it on',
    'Grid 1 raised it to Pomegranate Lane.',
    'Pomegranate Lane took it on',
    'Pomegranate Lane raised it to Cloud Bridge Street.',
    'Cloud Bridge Street took it on',
    'Summoned to the place: Power Supply',
    'Water Bureau returned the order.',
    'The return by Water Bureau was overruled.',
    'Water Bureau answered.',
    'Power Supply answered.',
    'Power Supply is on site.',
    'Power Supply has done its part.',
    'Water Bureau is on site.',
    'Water Bureau has done the work. It is being checked.',
    'The check found it is not done yet. The work goes on.',
    'Checked and found good. The case is closed.',
    'The reporter rated it 2 of 5: not solved.',
    'Somebody of the grid will call or come by.',
    'Return visit: not solved.',
    'Opened again, to be handled by',
    'Summoned to the place: Power Supply',
    'Power Supply has done the work. It is being checked.',
    'Checked and found good. The case is closed.',
    'The reporter rated it 5 of 5: solved.',
  ],
  'zh-CN': [
    '通过网页反映，交由第一网格。',
    '第一网格已受理',
    '第一网格上报至石榴里社区。',
    '石榴里社区已受理',
    '石榴里社区上报至云桥街道。',
    '云桥街道已受理',
    '吹哨召集：供电公司',
    '水务局退单。',
    '已驳回水务局的退单。',
    '水务局已响应。',
    '供电公司已响应。',
    '供电公司已到场。',
    '供电公司已完成本部门工作。',
    '水务局已到场。',
    '水务局已处置完成，等待核查。',
    '核查未通过，返工处理。',
    '核查通过，已结案。',
    '反映人评价2分（满分5分）：未解决。',
    '网格将安排回访。',
    '回访结果：仍未解决。',
    '重新办理，期限',
    '吹哨召集：供电公司',
    '供电公司已处置完成，等待核查。',
    '核查通过，已结案。',
    '反映人评价5分（满分5分）：已解决。',
  ],
}

/** What bodies settle among themselves is not the reporter's to read. */
const amongBodies = /returned the order|was overruled|will call or come by|退单|将安排回访/

async function storyOf({ page, t }: Visitor, label: string): Promise<string[]> {
  const items = page.getByRole('list', { name: t(label), exact: true }).locator(':scope > li')
  await items.first().waitFor()
  return (await items.allInnerTexts()).toReversed()
}

/** Every sentence stands there in its order; nothing in between is a key, a gap or a machine's word. */
function expectStory(told: string[], story: readonly string[]): void {
  let at = -1
  for (const sentence of story) {
    const next = told.findIndex((entry, n) => n > at && entry.includes(sentence))
    expect(next, `“${sentence}” after entry ${at + 1} of\n${told.join('\n')}`).toBeGreaterThan(at)
    at = next
  }
  const keys = new RegExp(
    `\\b(${[...new Set(Object.keys(catalogue('en')).map((key) => key.split('.')[0]))].join('|')})\\.[a-z_]+`,
  )
  for (const entry of told) {
    expect(entry, 'no raw key').not.toMatch(keys)
    expect(entry, 'no gap, no machine’s word').not.toMatch(/[{}]|undefined|null|NaN|\[object|Invalid|\d{4}-\d\d-\d\dT/)
  }
}

async function showResult(
  person: Visitor,
  form: ReturnType<Visitor['page']['locator']>,
  result: { words: string; photo: Buffer },
): Promise<void> {
  await form
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'result.png', mimeType: 'image/png', buffer: result.photo })
  await form.getByRole('img').first().waitFor()
  await form.getByRole('textbox').fill(result.words)
  await person.calm()
}

async function rate(resident: Visitor, rating: { solved: boolean; face: number; words: string }): Promise<void> {
  const { page, t } = resident
  const card = page.locator('#main')
  await card.getByRole('radio', { name: t(rating.solved ? 'resident.rate.solved' : 'resident.rate.notSolved') }).check()
  await card.getByRole('radio', { name: t(`resident.rate.face.${rating.face}`), exact: true }).check()
  await card.getByLabel(t(rating.solved ? 'resident.rate.words' : 'resident.rate.wrong')).fill(rating.words)
  await resident.press(t('resident.rate.send'))
}
