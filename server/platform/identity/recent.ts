import type { Clock } from '../clock.ts'

/** Remembers answers for a short while, so that a person's second click doesn't ask the database again. */
export interface Recent<T> {
  /** The answer remembered under `key`, or what `ask` gives. Many that ask at once share one question. */
  get(key: string, ask: () => Promise<T>): Promise<T>
  forget(key: string): void
  /** Forgets every key that starts so. */
  forgetAll(prefix: string): void
}

/** Remembers at most `most` answers for `milliseconds`. Failures are not remembered. */
export function recent<T>({
  clock,
  milliseconds,
  most = 20_000,
}: {
  clock: Clock
  milliseconds: number
  most?: number
}): Recent<T> {
  const answers = new Map<string, { until: number; answer: Promise<T> }>()
  return {
    get(key, ask) {
      const now = clock.now().getTime()
      const known = answers.get(key)
      // A clock set back must not keep an answer alive.
      if (known && now < known.until && known.until - now <= milliseconds) return known.answer
      const answer = ask()
      answers.delete(key)
      answers.set(key, { until: now + milliseconds, answer })
      answer.catch(() => {
        if (answers.get(key)?.answer === answer) answers.delete(key)
      })
      if (answers.size > most) {
        const oldest = answers.keys().next().value
        if (oldest !== undefined) answers.delete(oldest)
      }
      return answer
    },
    forget: (key) => void answers.delete(key),
    forgetAll(prefix) {
      for (const key of answers.keys()) if (key.startsWith(prefix)) answers.delete(key)
    },
  }
}
