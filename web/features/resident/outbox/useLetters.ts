import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Entry } from '../../../app/device/outbox.rules.ts'
import { startOutbox, useOutbox } from '../../../app/device/outbox.ts'
import { keepOnDevice } from '../../../app/device/shelf.ts'
import { sessionKey, useSession } from '../../../app/session.tsx'
import { useWords } from '../../../words/words.tsx'
import { type Letter, letterKind, takeReceipt, waitingName, writerOf } from './letters.ts'

/** Sends the letters of this device as long as a page that asks for it is open, and keeps the receipts of those that arrived. */
export function useLetters() {
  const { locale } = useWords()
  const session = useSession()
  const queries = useQueryClient()
  const outbox = useOutbox()
  const accountId = writerOf(session)
  const letters = outbox.entries.filter(isLetter)
  useEffect(() => startOutbox({ accountId, language: locale, kinds: [letterKind] }), [accountId, locale])
  const { stopped } = outbox
  useEffect(() => {
    // The session ended while something was sent: ask who is here.
    if (stopped === 'signed_out') void queries.invalidateQueries({ queryKey: sessionKey })
  }, [stopped, queries])
  return { ...outbox, letters }
}

/** Takes the receipts of letters that arrived while nobody waited for them. */
export function useReceipts(letters: readonly Letter[], ready: boolean): void {
  const queries = useQueryClient()
  const sent = letters.find((letter) => letter.state === 'sent')
  useEffect(() => {
    if (sent) void takeReceipt(sent).then(() => queries.invalidateQueries({ queryKey: ['/api/v1/my/cases'] }))
    if (sent || !ready || letters.length > 0) return
    // Not at once: one that is just being laid down has not come to its place yet.
    const timer = setTimeout(() => keepOnDevice(waitingName, undefined), 5_000)
    return () => clearTimeout(timer)
  }, [sent, ready, letters.length, queries])
}

const isLetter = (entry: Entry): entry is Letter => entry.kind === letterKind
