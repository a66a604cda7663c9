import type { Entry } from '../../../app/device/outbox.rules.ts'
import { useWords } from '../../../words/words.tsx'
import { fieldEntry } from '../device/entries.ts'

// messages: field.do.*

/** What an entry is, in a few words: `Mark as done · CB-2026-000012`, `New report`. */
export function useEntryName(): (entry: Entry) => string {
  const { t } = useWords()
  return (entry) => {
    const own = fieldEntry(entry)
    if (own?.kind === 'command') return `${t(`field.do.${own.form.type}`)} · ${own.form.number}`
    const number = entry.answer?.number
    return typeof number === 'string' ? `${t('field.outbox.report')} · ${number}` : t('field.outbox.report')
  }
}
