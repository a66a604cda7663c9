import { expect, test } from 'vitest'
import type { Question } from '../../../../contract/case-configuration.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { casesStore } from '../cases.store.ts'
import { type Fields, newKey, outsideSystem } from './testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const outside = await outsideSystem(app)
const key = await newKey(app)

const words = (en: string) => ({ en, zh: en })
const values = ['red', 'green', 'blue'].map((code) => ({ key: code, name: words(code.toUpperCase()) }))
const questions: Question[] = [
  { code: 'note', kind: 'information', words: words('Please stay away'), required: true },
  { code: 'where', kind: 'string', words: words('Where?'), hint: words('Floor and side'), required: false },
  { code: 'story', kind: 'text', words: words('What happened?'), required: false },
  { code: 'since', kind: 'datetime', words: words('Since when?'), required: false },
  { code: 'count', kind: 'number', words: words('How many?'), required: false },
  { code: 'colour', kind: 'one_of', words: words('Which colour?'), required: true, values },
  { code: 'colours', kind: 'many_of', words: words('Which colours else?'), required: false, values },
  {
    ...{ code: 'shade', kind: 'string', words: words('Which red?'), required: true },
    when: { code: 'colour', oneOf: ['red'] },
  },
]
await app.db.asOwner(
  `update category set body = jsonb_set(body, '{questions}', $1::jsonb) where code = 'hazards.wiring'`,
  [JSON.stringify(questions)],
)
app.modules.cases.refresh(app.tenant.id)

const send = (more: Fields) =>
  outside.post('requests.json', {
    ...{ api_key: key, service_code: 'hazards.wiring', lat: String(town.home.lat), long: String(town.home.lng) },
    ...more,
  })

test('every kind of question has its datatype, in the order they are asked', async () => {
  type Attribute = Record<'code' | 'datatype' | 'variable' | 'required' | 'order' | 'datatype_description', unknown>
  const { attributes } = (await outside.get('services/hazards.wiring.json')).json<{ attributes: Attribute[] }>()
  expect(attributes.map((one) => [one.order, one.code, one.datatype, one.variable, one.required])).toEqual([
    [1, 'note', 'string', false, false],
    [2, 'where', 'string', true, false],
    [3, 'story', 'text', true, false],
    [4, 'since', 'datetime', true, false],
    [5, 'count', 'number', true, false],
    [6, 'colour', 'singlevaluelist', true, true],
    [7, 'colours', 'multivaluelist', true, false],
    // Not everybody is asked.
    [8, 'shade', 'string', true, false],
  ])
  expect(attributes[1]?.datatype_description).toBe('Floor and side')
  const xml = (await outside.get('services/hazards.wiring.xml')).text
  expect(xml.match(/<attribute>/g)).toHaveLength(8)
  expect(xml).toContain('<variable>false</variable><code>note</code>')
  const listed = (await outside.get('services.json')).items().find((one) => one.service_code === 'hazards.wiring')
  expect(listed?.metadata).toBe('true')
})

test('several answers come with brackets or by naming the question again', async () => {
  for (const name of ['attribute[colours][]', 'attribute[colours]']) {
    const sent = await send({ 'attribute[colour]': 'green', [name]: ['red', 'blue'], 'attribute[count]': '2.5' })
    expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('T-')])
    const number = sent.items()[0]?.service_request_id as string
    const found = await app.deps.database.tx(app.tenant.id, (tx) => casesStore(tx).findByNumber(number))
    expect(found?.state.answers.map((one) => [one.code, one.answer])).toEqual([
      ['count', '2.5'],
      ['colour', 'GREEN / GREEN'],
      ['colours', 'RED / RED, BLUE / BLUE'],
    ])
  }
})

test('answers that do not fit are named, one error each', async () => {
  const sent = await send({
    ...{ 'attribute[colour]': 'pink', 'attribute[count]': 'many', 'attribute[since]': 'long ago' },
  })
  expect(sent.status).toBe(400)
  expect(sent.items().map((error) => error.description?.split(':')[0])).toEqual([
    'attribute[since]',
    'attribute[count]',
    'attribute[colour]',
  ])
  const asked = await send({ 'attribute[colour]': 'red' })
  expect(asked.items()[0]?.description).toContain('attribute[shade]')
  expect((await send({ 'attribute[colour]': 'red', 'attribute[shade]': 'dark' })).status).toBe(200)
  expect((await send({ 'attribute[colour]': ['red', 'blue'] })).status).toBe(400)
})
