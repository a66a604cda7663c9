import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Call, Ground, Published } from '../../../../contract/recruitment.ts'
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
import { lastDay } from '../parts/days.ts'
import classes from '../recruitment.module.css'

// messages: recruitment.ground.*, cases.role.*

const path = '/api/v1/recruitment/published/{id}'
const grounds: readonly Ground[] = ['requirement', 'statement', 'other_post', 'procedure']

/** One published name, its clock, and the form to object to a fact. */
export function PublishedPage() {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { id } = useParams({ from: '/resident/published/$id' })
  const { account, ready } = useSession()
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={6} />
  const published = data.published as Published
  const call = data.call as Call
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader
        title={t('recruitment.person', { number: published.number, name: published.name })}
        text={`${t(`cases.role.${published.role}`)} · ${nameOf(published.unit.name)}`}
        above={
          <Link to="/calls/$id" params={{ id: call.id }} className={classes.link}>
            {t('recruitment.public.title')}
          </Link>
        }
      />
      <Card>
        <p className={classes.words}>
          <strong>{t('recruitment.public.until', { day: day(lastDay(published.until)) })}</strong>{' '}
          <ClockLight
            light={published.light}
            due={published.until}
            size="dot"
            label={t('recruitment.desk.publication')}
          />
        </p>
      </Card>
      <Card title={t('recruitment.call.requirements')}>
        <p className={classes.words}>{nameOf(call.requirements)}</p>
      </Card>
      <Card title={t('recruitment.public.object')}>
        <p className={classes.words}>{t('recruitment.public.object_text')}</p>
        {data.objected ? (
          <p role="status">
            <strong>{t('recruitment.public.done')}</strong>
          </p>
        ) : account ? (
          <ObjectForm id={id} name={account.name} />
        ) : ready ? (
          <ButtonLink to="/sign-in" search={{ next: `/published/${id}` }} size="lg" mt="sm">
            {t('recruitment.public.sign_in')}
          </ButtonLink>
        ) : null}
      </Card>
    </div>
  )
}

function ObjectForm(props: { id: string; name: string }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [values, setValues] = useState({ ground: '' as Ground | '', words: '', name: props.name })
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const give = useWrite((given: typeof values, context) =>
    answer(
      api.POST('/api/v1/recruitment/published/{id}/objections', {
        params: { path: { id: props.id } },
        body: { ...given, ground: given.ground as Ground },
        ...context,
      }),
    ),
  )
  const send = async () => {
    setTried(true)
    if (!values.ground || !values.words.trim() || !values.name.trim()) return
    setProblem(null)
    try {
      await give.mutateAsync(values)
      toast(t('recruitment.public.sent'))
      void queries.invalidateQueries({ queryKey: [path] })
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  const missing = (value: string) => (tried && !value.trim() ? t('recruitment.apply.missing') : undefined)
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
        <legend>{t('recruitment.public.ground')}</legend>
        {grounds.map((ground) => (
          <ChoiceCard
            key={ground}
            name="ground"
            value={ground}
            checked={values.ground === ground}
            onChoose={() => set({ ground })}
            title={t(`recruitment.ground.${ground}`)}
          />
        ))}
        {missing(values.ground) ? <p className={classes.problem}>{missing(values.ground)}</p> : null}
      </fieldset>
      <Textarea
        size="lg"
        label={t('recruitment.public.words')}
        rows={4}
        maxLength={600}
        value={values.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
        error={missing(values.words)}
      />
      <TextInput
        size="lg"
        label={t('recruitment.public.name')}
        description={t('recruitment.public.name_help')}
        maxLength={100}
        value={values.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={missing(values.name)}
      />
      <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
      <Button type="submit" size="lg" loading={give.isPending}>
        {t('recruitment.public.send')}
      </Button>
    </form>
  )
}
