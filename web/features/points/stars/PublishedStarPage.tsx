import { Button, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { PublishedStar, StarGround } from '../../../../contract/points-stars.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './stars.module.css'

// messages: stars.ground.*

const path = '/api/v1/points/stars/published/{id}'
const grounds: readonly StarGround[] = ['hours', 'somebody_else', 'procedure']

/** One published star, its clock, and the form to object to a fact. */
export function PublishedStarPage() {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { id } = useParams({ from: '/resident/stars/$id' })
  const { account, ready } = useSession()
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={6} />
  const star = data.star as PublishedStar
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader
        title={`${star.name} · ${t('stars.grade', { grade: star.grade })}`}
        text={`${t('stars.for_hours', { hours: star.hours })} · ${nameOf(star.unit.name)}`}
        above={
          <Link to="/stars" className={classes.link}>
            {t('stars.public.back')}
          </Link>
        }
      />
      <Card>
        <p className={classes.words}>
          <strong>
            {t('stars.desk.until')} {day(star.publication.until)}
          </strong>{' '}
          <ClockLight
            light={star.publication.light}
            due={star.publication.until}
            size="dot"
            label={t('stars.public.clock')}
          />
        </p>
      </Card>
      {data.mine ? (
        <Card>
          <p className={classes.words}>{t('stars.public.mine')}</p>
          <div className={classes.buttons}>
            <ButtonLink to="/my/stars" size="lg">
              {t('stars.public.to_mine')}
            </ButtonLink>
          </div>
        </Card>
      ) : (
        <Card title={t('stars.public.object')}>
          <p className={classes.words}>{t('stars.public.object_text')}</p>
          {data.objected ? (
            <p role="status">
              <strong>{t('stars.public.done')}</strong>
            </p>
          ) : account ? (
            <ObjectForm id={id} />
          ) : ready ? (
            <ButtonLink to="/sign-in" search={{ next: `/stars/${id}` }} size="lg" mt="sm">
              {t('stars.public.sign_in')}
            </ButtonLink>
          ) : null}
        </Card>
      )}
    </div>
  )
}

function ObjectForm(props: { id: string }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [ground, setGround] = useState<StarGround | ''>('')
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const give = useWrite((given: { ground: StarGround; words: string }, context) =>
    answer(
      api.POST('/api/v1/points/stars/published/{id}/objections', {
        params: { path: { id: props.id } },
        body: given,
        ...context,
      }),
    ),
  )
  const send = async () => {
    setTried(true)
    if (!ground || words.trim().length < 2) return
    setProblem(null)
    try {
      await give.mutateAsync({ ground, words })
      toast(t('stars.public.sent'))
      void queries.invalidateQueries({ queryKey: [path] })
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <fieldset className={classes.choices}>
        <legend>{t('stars.public.ground')}</legend>
        {grounds.map((each) => (
          <ChoiceCard
            key={each}
            name="ground"
            value={each}
            checked={ground === each}
            onChoose={() => setGround(each)}
            title={t(`stars.ground.${each}`)}
          />
        ))}
        {tried && !ground ? <p className={classes.problem}>{t('stars.choose')}</p> : null}
      </fieldset>
      <Textarea
        size="lg"
        label={t('stars.public.words')}
        rows={4}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={tried && words.trim().length < 2 ? t('stars.missing') : undefined}
      />
      <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
      <Button type="submit" size="lg" loading={give.isPending}>
        {t('stars.public.send')}
      </Button>
    </form>
  )
}
