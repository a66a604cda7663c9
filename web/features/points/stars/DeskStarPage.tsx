import { Button, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { DeskStar } from '../../../../contract/points-stars.ts'
import { answer, api, newKey, read, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { timeOf } from './parts.tsx'
import classes from './stars.module.css'

// messages: stars.state.*, stars.ground.*

const path = '/api/v1/points/stars/desk/{id}'

/** One star as those who decide read it. */
export function DeskStarPage() {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { id } = useParams({ from: '/console/stars/$id' })
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const star = data as DeskStar
  const onDone = () => {
    for (const each of [path, '/api/v1/points/stars/desk']) void queries.invalidateQueries({ queryKey: [each] })
  }
  const reveal = async (purpose: string) => {
    const { value } = await answer(
      api.POST('/api/v1/points/stars/desk/{id}/reveal', {
        params: { path: { id } },
        body: { purpose },
        headers: { 'Idempotency-Key': newKey() },
      }),
    )
    return value
  }
  const purposes = [t('stars.purpose.check'), t('stars.purpose.ask')].map((each) => ({ value: each, label: each }))
  return (
    <>
      <PageHeader
        title={`${star.name} · ${t('stars.grade', { grade: star.grade })}`}
        text={`${nameOf(star.unit.name)} · ${t(`stars.state.${star.state}`)}`}
        above={
          <Link to="/console/stars" className={classes.link}>
            {t('stars.desk.back')}
          </Link>
        }
      />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Card>
            <Facts
              items={[
                {
                  label: t('stars.desk.name'),
                  value: (
                    <MaskedText label={t('stars.desk.name')} text={star.name} purposes={purposes} onReveal={reveal} />
                  ),
                },
                { label: t('stars.desk.needed'), value: timeOf(t, star.hours * 60) },
                { label: t('stars.desk.hours'), value: timeOf(t, star.minutes) },
                {
                  label: t('stars.desk.until'),
                  value: star.publication ? (
                    <>
                      {day(star.publication.until)}{' '}
                      <ClockLight light={star.publication.light} due={star.publication.until} size="dot" />
                    </>
                  ) : (
                    ''
                  ),
                },
              ]}
            />
          </Card>
          <Card title={t('stars.desk.objections')}>
            {star.objections.length === 0 ? <p className={classes.dim}>{t('stars.desk.no_objections')}</p> : null}
            <ul className={classes.plain}>
              {star.objections.map((objection) => (
                <li key={objection.id}>
                  <strong>{t(`stars.ground.${objection.ground}`)}</strong>
                  <p className={classes.words}>{objection.words}</p>
                  <p className={classes.said}>
                    {objection.answer
                      ? t('stars.mine.answered', { answer: objection.answer })
                      : t('stars.desk.no_answer', { day: day(objection.answerBy) })}
                  </p>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        <div className={classes.stack}>
          <Card title={t('stars.desk.decision')}>
            {star.why ? <p className={classes.said}>{t('stars.mine.why', { why: star.why })}</p> : null}
            {star.contested ? (
              <>
                <p className={classes.dim}>{t('stars.desk.contested')}</p>
                <p className={classes.said}>{star.contested}</p>
              </>
            ) : null}
            {star.mayDecide ? (
              <Decide star={star} onDone={onDone} />
            ) : star.whyNot && (star.state === 'published' || star.state === 'contested') ? (
              <p className={classes.said} role="status">
                <strong>{t('stars.desk.wait')}:</strong> {star.whyNot.words}
              </p>
            ) : null}
          </Card>
        </div>
      </div>
    </>
  )
}

function Decide({ star, onDone }: { star: DeskStar; onDone: () => void }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = useWrite((given: { grant: boolean; why: string }, context) =>
    answer(
      api.POST('/api/v1/points/stars/desk/{id}/decision', {
        params: { path: { id: star.id } },
        body: { version: star.version, ...given },
        ...context,
      }),
    ),
  )
  const decide = async (grant: boolean) => {
    setProblem(null)
    try {
      await send.mutateAsync({ grant, why: why.trim() })
      toast(t(grant ? 'stars.desk.granted' : 'stars.desk.refused'))
      onDone()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <div className={classes.form}>
      <Textarea
        size="sm"
        rows={3}
        maxLength={1000}
        label={t('stars.desk.why')}
        description={t('stars.desk.why_help')}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
      <div className={classes.buttons}>
        <Button loading={send.isPending} onClick={() => void decide(true)}>
          {t('stars.desk.grant')}
        </Button>
        <Button variant="default" disabled={send.isPending} onClick={() => void decide(false)}>
          {t('stars.desk.refuse')}
        </Button>
      </div>
    </div>
  )
}
