import { useMemo } from 'react'
import { useWords } from '../../../words/words.tsx'

/** A stretch of time in the reader's words: `Mon 2 Mar, 18:00–20:00`. */
export function useSpan() {
  const { locale, timeZone } = useWords()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, {
      ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short' },
      ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    })
    return (from: string, until: string) => format.formatRange(new Date(from), new Date(until))
  }, [locale, timeZone])
}
