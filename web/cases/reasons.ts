import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Locale } from '../words/catalogue.ts'
import { formatMessage, parseMessage } from '../words/message.ts'
import { useWords } from '../words/words.tsx'

const files: Record<Locale, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('../../contract/messages/en/errors.json'),
  'zh-CN': () => import('../../contract/messages/zh-CN/errors.json'),
}

/**
 * Words for the code of an error that did not happen: why a command is not offered (`offers[].because`). They are fetched
 * when the first page asks; until then, and for a code nobody has words for, it gives an empty text.
 */
export function useReasons(): (code: string | undefined) => string {
  const { locale } = useWords()
  const { data } = useQuery({
    queryKey: ['words', 'errors', locale],
    queryFn: async () => (await files[locale]()).default,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useCallback(
    (code) => {
      const text = code ? data?.[code] : undefined
      return text ? formatMessage(parseMessage(text), locale) : ''
    },
    [data, locale],
  )
}
