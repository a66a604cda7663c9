import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api, useWrite } from '../../../app/api.ts'
import { useAdministers } from '../../../app/PeopleFrame.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'

/** Lays down the usual rules and duties where a district has none of its own; for administrators. */
export function Defaults() {
  const { t } = useWords()
  const queries = useQueryClient()
  const may = useAdministers()
  const [asking, setAsking] = useState(false)
  const write = useWrite((_: null, context) => answer(api.POST('/api/v1/people/defaults', { ...context })))
  if (!may) return null
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setAsking(true)}>
        {t('people.defaults.lay_down')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('people.defaults.lay_down')}
        text={t('people.defaults.text')}
        confirmLabel={t('people.defaults.lay_down')}
        onConfirm={async () => {
          const made = await write.mutateAsync(null)
          toast(t('people.defaults.done', made))
          await queries.invalidateQueries({
            predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/v1/people/'),
          })
        }}
      />
    </>
  )
}
