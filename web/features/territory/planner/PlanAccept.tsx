import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PlanCommunity, PlanRun } from '../../../../contract/planner.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import styles from './planner.module.css'
import { plansPath, useAreaName } from './usePlan.ts'

/** The communities of a plan: what each would become, and which of them go into a draft. */
export function PlanAccept(props: { run: PlanRun; communities: readonly PlanCommunity[]; readOnly?: boolean }) {
  const { t, nameOf } = useWords()
  const explain = useErrorWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const areaName = useAreaName()
  const { run, communities, readOnly = false } = props
  const planned = communities.filter(({ state }) => state === 'planned').map(({ unit }) => unit.id)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(planned))
  const [title, setTitle] = useState(() => t('planner.accept.usual', { area: areaName(run) }))
  const [wrong, setWrong] = useState(false)
  const accept = useWrite(
    (body: { communities: string[]; title: string; reason: string }, context) =>
      answer(api.POST('/api/v1/territory/plans/{id}/accept', { params: { path: { id: run.id } }, body, ...context })),
    {
      onSuccess: ({ changeId }) => {
        void queries.invalidateQueries({ queryKey: ['/api/v1/territory/changes'] })
        void queries.invalidateQueries({ queryKey: [`${plansPath}/{id}`] })
        void navigate({ to: '/console/territory/changes/$id/preview', params: { id: changeId } })
      },
    },
  )
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const submit = () => {
    setWrong(true)
    if (chosen.size === 0 || !title.trim()) return
    accept.mutate({ communities: planned.filter((id) => chosen.has(id)), title: title.trim(), reason: '' })
  }
  return (
    <Card title={t(readOnly ? 'planner.accept.choose' : 'planner.accept')}>
      <form
        noValidate
        className={classes.main}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {readOnly ? null : <p className={classes.help}>{t('planner.accept.text')}</p>}
        {planned.length > 1 && !readOnly ? (
          <Checkbox
            label={t('planner.accept.all')}
            checked={chosen.size === planned.length}
            indeterminate={chosen.size > 0 && chosen.size < planned.length}
            onChange={(event) => setChosen(new Set(event.currentTarget.checked ? planned : []))}
          />
        ) : null}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
        <ul className={styles.communities} aria-label={t('planner.accept.choose')} tabIndex={0}>
          {communities.map((community) => (
            <li key={community.unit.id}>
              {community.state === 'planned' && !readOnly ? (
                <Checkbox
                  label={nameOf(community.unit.name)}
                  description={<Moves community={community} />}
                  checked={chosen.has(community.unit.id)}
                  onChange={(event) => choose(community.unit.id, event.currentTarget.checked)}
                />
              ) : (
                <span>
                  {nameOf(community.unit.name)}
                  <span className={classes.help} style={{ display: 'block' }}>
                    {community.problem ? (
                      t('planner.accept.left_out', { reason: community.problem.detail })
                    ) : (
                      <Moves community={community} />
                    )}
                  </span>
                </span>
              )}
              {community.changeId ? (
                <Link
                  to="/console/territory/changes/$id/preview"
                  params={{ id: community.changeId }}
                  className={classes.link}
                  aria-label={t('planner.accept.draft_of', { name: nameOf(community.unit.name) })}
                >
                  {t('planner.accept.draft')}
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
        {readOnly ? null : (
          <>
            <TextInput
              label={t('planner.accept.title')}
              value={title}
              maxLength={200}
              onChange={(event) => setTitle(event.currentTarget.value)}
              error={wrong && !title.trim() ? t('ui.required') : undefined}
            />
            <div role="alert">
              {wrong && chosen.size === 0 ? <p className={classes.problem}>{t('planner.accept.none')}</p> : null}
              {accept.error ? <p className={classes.problem}>{explain(accept.error)}</p> : null}
            </div>
            <Button type="submit" loading={accept.isPending} style={{ justifySelf: 'start' }}>
              {t('planner.accept.do', { count: chosen.size })}
            </Button>
          </>
        )}
      </form>
    </Card>
  )
}

function Moves({ community }: { community: PlanCommunity }) {
  const { t } = useWords()
  const { figures } = community
  if (!figures) return null
  const { today, proposal, moved } = figures
  return <>{t('planner.accept.grids', { today: today.grid.units, proposal: proposal.grid.units, moved: moved.grid })}</>
}
