import { ActionIcon, Button, Checkbox, FileButton } from '@mantine/core'
import { IconTrash, IconUpload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanBarrier } from '../../../../contract/planner.ts'
import { answer, api, send, useWrite } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import styles from './planner.module.css'
import { barriersPath } from './usePlan.ts'

/** Files with lines that are kept for all plans. */
export const useBarriers = () =>
  useQuery<{ items: PlanBarrier[] }, Problem>({ queryKey: [barriersPath], queryFn: () => send(barriersPath) })

/** Rivers, railways and main roads no grid may cross: which of the files count, and new ones. */
export function BarrierList(props: {
  files: readonly PlanBarrier[] | undefined
  problem: Problem | null
  used: readonly string[]
  onUse: (id: string, on: boolean) => void
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [dropping, setDropping] = useState<PlanBarrier | null>(null)
  const again = () => queries.invalidateQueries({ queryKey: [barriersPath] })
  const add = useWrite(
    (body: { name: string; content: string }, context) =>
      answer(api.POST('/api/v1/territory/plan-barriers', { body, ...context })),
    { onSuccess: again },
  )
  const drop = useWrite(
    ({ id }: { id: string }, context) =>
      answer(api.DELETE('/api/v1/territory/plan-barriers/{id}', { params: { path: { id } }, ...context })),
    { onSuccess: again },
  )
  const problem = props.problem ?? add.error
  return (
    <div className={classes.main}>
      <p className={classes.help}>{t('planner.form.barriers_help')}</p>
      {props.files?.length === 0 ? <p className={classes.help}>{t('planner.form.no_barriers')}</p> : null}
      {props.files && props.files.length > 0 ? (
        <ul className={styles.communities}>
          {props.files.map((file) => (
            <li key={file.id}>
              <Checkbox
                label={t('planner.form.barrier', { ...file })}
                checked={props.used.includes(file.id)}
                onChange={(event) => props.onUse(file.id, event.currentTarget.checked)}
              />
              <ActionIcon
                variant="subtle"
                aria-label={t('planner.form.drop_barrier', { name: file.name })}
                onClick={() => setDropping(file)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
      <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
      <FileButton
        accept=".geojson,.json,application/geo+json,application/json"
        onChange={(file) => {
          if (!file) return
          const name = file.name.replace(/\.(geo)?json$/i, '').slice(0, 200) || file.name
          void file.text().then((content) => add.mutate({ name, content }))
        }}
      >
        {(given) => (
          <Button
            {...given}
            size="sm"
            variant="default"
            style={{ justifySelf: 'start' }}
            loading={add.isPending}
            leftSection={<IconUpload size={18} aria-hidden />}
          >
            {t('planner.form.add_barrier')}
          </Button>
        )}
      </FileButton>
      <ConfirmDialog
        opened={dropping !== null}
        onClose={() => setDropping(null)}
        title={t('planner.form.drop_barrier', { name: dropping?.name ?? '' })}
        text={t('planner.form.drop_text')}
        confirmLabel={t('planner.remove')}
        danger
        onConfirm={async () => {
          if (dropping) await drop.mutateAsync({ id: dropping.id })
          setDropping(null)
        }}
      />
    </div>
  )
}
