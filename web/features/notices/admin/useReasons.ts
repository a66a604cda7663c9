import { useCallback } from 'react'
import type { WordKey } from '../../../words/areas.ts'
import { useWords } from '../../../words/words.tsx'

// messages: notices.reason.*

const known = [
  ...['switched_off', 'read_already', 'no_browser', 'no_gateway', 'timeout', 'name_unknown', 'connection'],
  ...['connection_refused', 'certificate', 'address_closed', 'address_not_encrypted', 'address_invalid'],
  ...['smtp_unreachable', 'gateway_unreachable', 'subscription_invalid', 'text'],
]

/** Why a message was not sent, in words: of the stable word the log keeps. */
export function useReasons(): (reason: string | null) => string {
  const { t } = useWords()
  return useCallback(
    (reason) => {
      if (!reason) return ''
      return known.includes(reason)
        ? t(`notices.reason.${reason}` as WordKey)
        : t('notices.reason.code', { code: reason })
    },
    [t],
  )
}
