import type { Wait } from '../../../contract/hall.ts'
import { useWords } from '../../words/words.tsx'

/** Says how long somebody waits: `5–15 minutes`, or that no counter is open for it. */
export function useWait(): (wait: Wait | null) => string {
  const { t } = useWords()
  return (wait) =>
    wait === null ? t('hall.wait.none') : wait.high <= 5 ? t('hall.wait.now') : t('hall.wait.range', { ...wait })
}

/** The live topic of a hall. */
export const topicOf = (hallId: string): string => `hall:${hallId}`
