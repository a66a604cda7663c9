import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { CaseView } from '../../../../contract/cases.ts'
import { loadWords } from '../../../words/catalogue.ts'
import { WordsProvider } from '../../../words/words.tsx'
import type { FieldEntry } from '../device/entries.ts'
import { EntryChoices } from './EntryChoices.tsx'
import { Mine } from './Mine.tsx'
import { Theirs } from './Theirs.tsx'
import { TroubleNote } from './TroubleNote.tsx'

const entry = {
  ...{ id: 'e1', accountId: 'lin', kind: 'report', title: 'A lamp', state: 'conflict', tries: 0, notBefore: 0 },
  ...{ madeAt: '2026-03-02T08:00:00Z', leftAt: '2026-03-02T08:01:00Z', left: '{"text":"The first words"}' },
  photos: [{ id: 'p1', name: 'a.jpg', size: 1, into: 'fileIds', uploadId: 'u1' }],
  form: { text: 'The second words, with more in them', address: 'Entrance 2', solved: false, solvedText: '' },
  request: { method: 'POST', path: '/api/v1/cases', body: {} },
  trouble: { code: 'idempotency.content_differs', message: 'x', status: 409, facts: {}, at: '2026-03-02T08:02:00Z' },
} as unknown as FieldEntry
const view = {
  ...{ id: 'c1', number: 'CB-2026-000007', state: 'reported', text: 'The first words', timeline: [], offers: [] },
  holder: { kind: 'unit', id: 'g', name: { en: 'Grid 1', zh: '第一网格' } },
} as unknown as CaseView

/** A part of a page as its reader gets it, without a browser. */
async function read(part: ReactNode): Promise<string> {
  await loadWords('en', ['app', 'ui', 'cases', 'field'])
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  const html = renderToString(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <WordsProvider locale="en" timeZone="Asia/Shanghai">
          <RouterContextProvider router={router as never}>{part}</RouterContextProvider>
        </WordsProvider>
      </QueryClientProvider>
    </MantineProvider>,
  )
  return html
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

test('the same id with other content: both versions stand beside each other, and each way to go on is a choice', async () => {
  const page = await read(
    <>
      <TroubleNote entry={entry} timeline={[]} />
      <Mine entry={entry} />
      <Theirs view={view} loading={false} />
      <EntryChoices entry={entry} view={view} />
    </>,
  )
  expect(page).toContain('The second words, with more in them')
  expect(page).toContain('Entrance 2')
  expect(page).toContain('The first words')
  expect(page).toContain('Grid 1')
  const { default: words } = await import('../../../../contract/messages/en/field.json', { with: { type: 'json' } })
  for (const key of ['mine', 'theirs', 'keepTheirs', 'comment', 'delete'] as const)
    expect(page, key).toContain(words[`field.entry.${key}`])
  expect(page).toContain(words['field.trouble.differs'])
  // Sending it again or changing it would only meet the same key once more.
  expect(page).not.toContain(words['field.entry.retry'])
  expect(page).not.toContain(words['field.entry.change'])
})

test('without a line the own version stands there all the same', async () => {
  const page = await read(
    <>
      <Mine entry={entry} />
      <Theirs view={undefined} loading={false} />
    </>,
  )
  expect(page).toContain('The second words, with more in them')
})
