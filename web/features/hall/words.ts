import type { HallService, Wait } from '../../../contract/hall.ts'
import { useFormat } from '../../words/Instant.tsx'
import { useWords } from '../../words/words.tsx'

/** Says how long somebody waits: `5–15 minutes`, or that no counter is open for it. */
export function useWait(): (wait: Wait | null) => string {
  const { t } = useWords()
  return (wait) =>
    wait === null ? t('hall.wait.none') : wait.high <= 5 ? t('hall.wait.now') : t('hall.wait.range', { ...wait })
}

/** The live topic of a hall. */
export const topicOf = (hallId: string): string => `hall:${hallId}`

/** What a service says of today: how long one waits, or that nobody sits at its counters any more; with their own hours, if any. */
export function useToday(): (service: HallService) => string {
  const { t } = useWords()
  const { time } = useFormat()
  const wait = useWait()
  return (service) => {
    if (service.today?.length === 0 && service.over) return t('hall.service.not_today')
    if (service.over) return t('hall.service.over')
    if (!service.today?.length) return wait(service.wait)
    const times = service.today.map(({ from, until }) => `${time(from)}–${time(until)}`).join(', ')
    return `${t('hall.service.today', { times })} · ${wait(service.wait)}`
  }
}
