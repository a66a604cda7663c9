import { useEffect, useMemo, useRef } from 'react'
import type { Hotkey } from '../../../../ui/keyboard.tsx'
import { useWords } from '../../../../words/words.tsx'

/** The keys by which somebody goes through claims: `j` the next, `k` the one before. */
export function useClaimKeys(step: (by: 1 | -1) => void): readonly Hotkey[] {
  const { t } = useWords()
  const latest = useRef(step)
  useEffect(() => {
    latest.current = step
  })
  return useMemo(
    () => [
      { keys: 'j', label: t('merit.claims.next'), run: () => latest.current(1) },
      { keys: 'k', label: t('merit.claims.before'), run: () => latest.current(-1) },
    ],
    [t],
  )
}
