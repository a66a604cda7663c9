import { useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../../../app/api.ts'
import { useWords } from '../../../words/words.tsx'

/** A masked field of a case; each look is recorded. */
type Field = 'name' | 'phone' | 'mail' | 'address' | 'onBehalfOf'

/** Shows one masked field of a case, saying why. The person reads the purpose as it was chosen, so the words themselves are sent. */
export function useReveal(id: string) {
  const { t } = useWords()
  const queries = useQueryClient()
  return {
    reveal: async (field: Field, purpose: string) => {
      const { value } = await answer(
        api.POST('/api/v1/cases/{id}/reveal', { params: { path: { id } }, body: { field, purpose } }),
      )
      void queries.invalidateQueries({ queryKey: ['/api/v1/cases/{id}'] })
      return value
    },
    purposes: [t('field.contact.why.visit'), t('field.contact.why.ask'), t('field.contact.why.tell')].map((words) => ({
      value: words,
      label: words,
    })),
  }
}
