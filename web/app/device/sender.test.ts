import { afterEach, expect, test, vi } from 'vitest'
import { newId } from './ids.ts'
import type { Entry } from './outbox.rules.ts'
import { findPhoto, keepPhoto } from './photos.ts'
import { sendRound } from './sender.ts'
import { table } from './table.ts'

// Without a database of the browser a device keeps things as long as the page is open: enough to send from.
const entries = table<Entry>('entries')
const accountId = 'account-of-lin'

afterEach(async () => {
  vi.unstubAllGlobals()
  await entries.delete((await entries.all()).map(({ id }) => id))
})

async function lay(more: Partial<Entry> = {}): Promise<Entry> {
  const entry: Entry = {
    ...{ id: newId(), accountId, kind: 'report', title: 'A lamp', form: { text: 'The second words' }, photos: [] },
    ...{ state: 'waiting', madeAt: new Date().toISOString(), tries: 0, notBefore: 0 },
    request: { method: 'POST', path: '/api/v1/cases', body: { text: 'The second words', fileIds: [] } },
    ...more,
  }
  await entries.put(entry.id, entry)
  return entry
}

interface Asked {
  path: string
  /** The account it says it is from; null where it says none. */
  from: string | null
  credentials: string | undefined
  key: string | null
  body: Record<string, unknown>
}

/** Our server, answering one after the other; what it was asked is kept. */
function serve(...answers: (readonly [status: number, body: object, ours?: boolean])[]): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    asked.push({
      ...{ path, from: headers.get('x-doorstep-account'), credentials: init.credentials },
      ...{ key: headers.get('idempotency-key') },
      body: JSON.parse(String(init.body)),
    })
    const [status, body, ours = true] = answers[Math.min(asked.length, answers.length) - 1] ?? [500, {}]
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...(ours ? { doorstep: '1' } : {}) },
    })
  })
  return asked
}

const send = async () =>
  await sendRound({ ...{ entries, accountId, language: 'en' }, onProgress: () => {}, onChange: async () => {} })

test('the same id with other content stays on the device whole: its words, its photos and the first version', async () => {
  const photo = { id: newId(), name: 'lamp.jpg', size: 3, into: 'fileIds', uploadId: newId(), fileId: 'file-1' }
  await keepPhoto(photo.id, new Blob(['abc']))
  const left = JSON.stringify({ text: 'The first words', fileIds: [] })
  const { id } = await lay({ photos: [photo], left, leftAt: new Date().toISOString() })
  const asked = serve([409, { code: 'idempotency.content_differs', detail: 'Something else was sent.', facts: {} }])
  expect(await send()).toBe('empty')
  expect(asked).toMatchObject([{ path: '/api/v1/cases', key: id, body: { text: 'The second words' } }])
  const stuck = await entries.find(id)
  expect(stuck).toMatchObject({
    ...{ state: 'conflict', left, form: { text: 'The second words' } },
    trouble: { code: 'idempotency.content_differs' },
  })
  expect(await (await findPhoto(photo.id))?.text()).toBe('abc')
  // It waits for a person: nothing is sent again by itself.
  expect(await send()).toBe('empty')
  expect(asked).toHaveLength(1)
})

test('what the server refused for another reason may be sent as something new: no first version is kept', async () => {
  const { id } = await lay({ left: '{}', leftAt: new Date().toISOString() })
  serve([422, { code: 'answers.required', detail: 'Please answer this question.', facts: {} }])
  await send()
  const refused = await entries.find(id)
  expect(refused).toMatchObject({ state: 'refused', trouble: { code: 'answers.required' } })
  expect(refused?.left).toBeUndefined()
})

test('what left and was not answered is sent again with the same words under the same key', async () => {
  const { id } = await lay()
  const asked = serve([200, { id: 'a hotel says welcome' }, false], [201, { id: 'case-1', version: 1 }])
  expect(await send()).toBe('no_line')
  expect(await entries.find(id)).toMatchObject({ state: 'waiting', tries: 1 })
  await entries.change(id, (entry) => entry && { ...entry, notBefore: 0 })
  expect(await send()).toBe('empty')
  expect(asked.map(({ key }) => key)).toEqual([id, id])
  expect(asked[0]?.body).toEqual(asked[1]?.body)
  expect(await entries.find(id)).toMatchObject({ state: 'sent', answer: { id: 'case-1' } })
})

test('a report without an account goes without a session whoever is signed in, and what others wrote waits for them', async () => {
  const [mine, nobodys, others] = [
    await lay(),
    await lay({ accountId: 'nobody', kind: 'letter' }),
    await lay({ accountId: 'account-of-wang' }),
  ]
  const asked = serve([201, { id: 'c1' }], [201, { id: 'c2' }])
  expect(await send()).toBe('empty')
  expect(asked).toMatchObject([
    { key: mine.id, from: accountId, credentials: 'same-origin' },
    { key: nobodys.id, from: null, credentials: 'omit' },
  ])
  expect((await entries.find(others.id))?.state).toBe('waiting')
})

test('pages see to the kinds of entries they know: those of residents leave alone what Field wrote', async () => {
  const report = await lay()
  const letter = await lay({ accountId: 'nobody', kind: 'letter' })
  serve([201, { id: 'c1' }])
  await sendRound({
    ...{ entries, accountId, kinds: ['letter'], language: 'en' },
    ...{ onProgress: () => {}, onChange: async () => {} },
  })
  expect([(await entries.find(report.id))?.state, (await entries.find(letter.id))?.state]).toEqual(['waiting', 'sent'])
})
