import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { TeamKind } from '../../../../contract/teams.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Both, Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'

/** Kinds of team, as the district wants them. */
export function KindsPage() {
  const { t } = useWords()
  const { data, error, refetch } = useQuery(read('/api/v1/teams/kinds'))
  return (
    <>
      <PageHeader
        title={t('teams.kinds.title')}
        text={t('teams.kinds.text')}
        above={
          <Link to="/console/teams" search={{}}>
            {t('teams.back')}
          </Link>
        }
      />
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={6} /> : null}
      {data ? <Kinds kinds={data.items as TeamKind[]} locked={!data.mayChange} /> : null}
    </>
  )
}

function Kinds(props: { kinds: TeamKind[]; locked: boolean }) {
  const { t, nameOf } = useWords()
  const { locked } = props
  const queries = useQueryClient()
  const [items, setItems] = useState(props.kinds)
  const [problem, setProblem] = useState<Problem | null>(null)
  const known = new Set(props.kinds.map(({ code }) => code))
  const set = (n: number, change: Partial<TeamKind>) =>
    setItems(items.map((each, place) => (place === n ? { ...each, ...change } : each)))
  const save = useWrite((given: TeamKind[], context) =>
    answer(api.PUT('/api/v1/teams/kinds', { body: { items: given }, ...context })),
  )
  const give = async () => {
    setProblem(null)
    try {
      await save.mutateAsync(items)
      await queries.invalidateQueries({ queryKey: ['/api/v1/teams/kinds'] })
      toast(t('teams.saved'))
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <div className={classes.columns}>
        {items.map((kind, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have their place
          <Card key={n} level={2} title={nameOf(kind.name) || t('teams.kinds.new')}>
            <div className={classes.stack}>
              <Both
                label={t('teams.form.name')}
                value={kind.name}
                onChange={(name) => set(n, { name })}
                disabled={locked}
                required
              />
              {known.has(kind.code) ? null : (
                <TextInput
                  size="sm"
                  label={t('teams.kinds.code')}
                  description={t('teams.kinds.code_help')}
                  maxLength={30}
                  value={kind.code}
                  onChange={(event) => set(n, { code: event.currentTarget.value.toLowerCase() })}
                />
              )}
              <Checkbox
                label={t('teams.kinds.insured')}
                checked={kind.insured}
                disabled={locked}
                onChange={(event) => set(n, { insured: event.currentTarget.checked })}
              />
              <Checkbox
                label={t('teams.kinds.active')}
                checked={kind.active}
                disabled={locked}
                onChange={(event) => set(n, { active: event.currentTarget.checked })}
              />
            </div>
          </Card>
        ))}
      </div>
      <Refusal problem={problem} />
      {locked ? null : (
        <div className={classes.foot}>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setItems([...items, { code: '', name: { en: '', zh: '' }, insured: false, active: true }])}
          >
            {t('teams.kinds.add')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('teams.save')}
          </Button>
        </div>
      )}
    </form>
  )
}
