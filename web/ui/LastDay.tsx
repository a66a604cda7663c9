import { useFormat } from '../words/Instant.tsx'
import { useWords } from '../words/words.tsx'

/** When a limit ends. One of days ends with a day: that day is named, not the midnight after it. */
export function LastDay({ at }: { at: string }) {
  const { t } = useWords()
  const { day, time, exact } = useFormat()
  const isMidnight = /^(00|24):00$/.test(time(at)) || /^12:00\s?AM$/i.test(time(at))
  const words = isMidnight ? t('ui.time.end_of', { day: day(new Date(Date.parse(at) - 1)) }) : exact(at)
  return <time dateTime={at}>{words}</time>
}
