import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { answer, api } from '../../../app/api.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { isCaseNumber } from './hits.ts'

/** Opens the case with a whole number, open or ended, whatever the list shows. True when the words were one. */
export function useJump(): (words: string) => boolean {
  const { t } = useWords()
  const navigate = useNavigate()
  return useCallback(
    (words) => {
      if (!isCaseNumber(words)) return false
      answer(api.GET('/api/v1/cases/find', { params: { query: { number: words.trim() } } }))
        .then(({ id }) => navigate({ to: '/console/cases/$id', params: { id } }))
        .catch(() => toast({ kind: 'info', text: t('desk.search.no_number', { number: words.trim() }) }))
      return true
    },
    [navigate, t],
  )
}
