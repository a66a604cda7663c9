import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { DeliberationInput, DeliberationView } from '../../../../contract/assembly.ts'
import { useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { paths, setupQuery, useAct, workQuery, write } from '../data.ts'
import { WriteForm } from './WriteForm.tsx'

/** Writing a new deliberation down. */
export function NewPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const setup = useQuery(setupQuery)
  const draft = useWrite(
    (body: DeliberationInput, { headers }) =>
      write<DeliberationView>(paths.all, { body, key: headers['Idempotency-Key'] }),
    { onSuccess: ({ id }) => void navigate({ to: '/console/deliberations/$id', params: { id } }) },
  )
  if (setup.error) return <ErrorState level={1} problem={asProblem(setup.error)} onRetry={() => void setup.refetch()} />
  if (!setup.data) return <PageSkeleton page lines={8} />
  return (
    <>
      <PageHeader title={t('assembly.desk.call')} text={t('assembly.write.text')} />
      <WriteForm
        setup={setup.data}
        problem={draft.error}
        busy={draft.isPending}
        onSave={(input) => draft.mutate(input)}
        onCancel={() => void navigate({ to: '/console/deliberations' })}
      />
    </>
  )
}

/** Changing what was written. */
export function EditPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { id } = useParams({ from: '/console/deliberations/$id/edit' })
  const setup = useQuery(setupQuery)
  const work = useQuery(workQuery(id))
  const back = () => void navigate({ to: '/console/deliberations/$id', params: { id } })
  const act = useAct(id, back)
  const error = setup.error ?? work.error
  if (error) return <ErrorState level={1} problem={asProblem(error)} onRetry={() => void work.refetch()} />
  if (!setup.data || !work.data) return <PageSkeleton page lines={8} />
  const { view, input } = work.data
  return (
    <>
      <PageHeader title={t('assembly.write.edit')} />
      <WriteForm
        setup={setup.data}
        input={input}
        fixed={view.state !== 'draft'}
        problem={act.error}
        busy={act.isPending}
        onSave={(written) => act.mutate({ path: '', method: 'PUT', body: { ...written, seen: view.version } })}
        onCancel={back}
      />
    </>
  )
}
