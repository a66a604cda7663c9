import { Button, NumberInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StarLadder } from '../../../../contract/points-stars.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './stars.module.css'

const path = '/api/v1/points/stars/ladder'

/** The ladder of the district, for those who may change it. */
export function LadderCard() {
  const { data } = useQuery(read(path))
  if (!data?.mayChange) return null
  const { mayChange: _, version, ...ladder } = data
  return <LadderForm key={version} ladder={ladder as StarLadder} version={version} />
}

function LadderForm(props: { ladder: StarLadder; version: number }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [ladder, setLadder] = useState(props.ladder)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = useWrite((given: StarLadder, context) =>
    answer(api.PUT(path, { body: { ...given, version: props.version }, ...context })),
  )
  const setStep = (n: number, hours: number) =>
    setLadder({ ...ladder, hours: ladder.hours.map((each, at) => (at === n ? hours : each)) })
  const send = async () => {
    setProblem(null)
    try {
      await save.mutateAsync(ladder)
      toast(t('stars.desk.saved'))
      void queries.invalidateQueries({ queryKey: [path] })
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  const last = ladder.hours.at(-1) ?? 0
  return (
    <Card title={t('stars.desk.ladder')}>
      <p className={classes.dim}>{t('stars.desk.ladder_text')}</p>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {ladder.hours.map((hours, n) => (
          <NumberInput
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is what stands at its place
            key={n}
            size="sm"
            min={1}
            max={100_000}
            allowDecimal={false}
            label={t('stars.desk.step', { star: t('stars.grade', { grade: n + 1 }) })}
            value={hours}
            onChange={(value) => setStep(n, Number(value))}
          />
        ))}
        <div className={classes.buttons}>
          {ladder.hours.length < 10 ? (
            <Button variant="default" onClick={() => setLadder({ ...ladder, hours: [...ladder.hours, last + 500] })}>
              {t('stars.desk.add')}
            </Button>
          ) : null}
          {ladder.hours.length > 1 ? (
            <Button variant="default" onClick={() => setLadder({ ...ladder, hours: ladder.hours.slice(0, -1) })}>
              {t('stars.desk.remove')}
            </Button>
          ) : null}
        </div>
        <NumberInput
          size="sm"
          min={5}
          max={30}
          allowDecimal={false}
          label={t('stars.desk.days')}
          value={ladder.days}
          onChange={(value) => setLadder({ ...ladder, days: Number(value) })}
        />
        <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
        <div className={classes.buttons}>
          <Button type="submit" loading={save.isPending}>
            {t('stars.desk.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
