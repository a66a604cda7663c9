import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PointsScheme } from '../../../../contract/points.ts'
import type { PointsGood } from '../../../../contract/points-exchange.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './mine.module.css'
import { Head, useMine } from './parts.tsx'
import { dayAt } from './rules.rules.ts'

/** A steward opens a need: in both languages, a sum or goods, until a day. */
export function NewNeedPage() {
  const { t } = useWords()
  const { ready } = useMine()
  const { data, error, refetch } = useQuery(
    read('/api/v1/points/schemes', { params: { query: { limit: 200, near: 'true' } } }),
  )
  if (error) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data || !ready) return <PageSkeleton page />
  const schemes = (data.items as PointsScheme[]).filter(({ rights }) => rights.keep)
  return (
    <div className={classes.page}>
      <Head title={t('points.needs.new')} text={t('points.new_need.text')} />
      {schemes.length === 0 ? <EmptyState title={t('points.new_need.none')} /> : <Form schemes={schemes} />}
    </div>
  )
}

const empty = { en: '', zh: '' }

function Form({ schemes }: { schemes: readonly PointsScheme[] }) {
  const { t, nameOf, timeZone } = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const now = useNow()
  const inDays = (days: number) => dayAt(new Date(now + days * 86_400_000), timeZone)
  const [schemeId, setScheme] = useState(schemes[0]?.id ?? '')
  const [title, setTitle] = useState(empty)
  const [about, setAbout] = useState(empty)
  const [until, setUntil] = useState(() => inDays(30))
  const [shelf, setShelf] = useState('')
  const [number, setNumber] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const goods = useQuery(read('/api/v1/points/goods', { params: { query: { scheme: schemeId, limit: 200 } } }))
  const shelves = ((goods.data?.items ?? []) as PointsGood[]).flatMap((good) =>
    good.stock.map(({ station }) => ({
      value: `${good.id} ${station.id}`,
      label: `${nameOf(good.name)} · ${nameOf(station.name)} · ${t('points.my.amount', { points: good.points })}`,
    })),
  )
  const send = useWrite((_: string, context) => {
    const [id = '', stationId = ''] = shelf.split(' ')
    const pays = shelf
      ? { target: null, good: { id, stationId, quantity: Number(number) || 1 } }
      : { target: Number(number) || null, good: null }
    return answer(api.POST('/api/v1/points/needs', { body: { schemeId, title, about, until, ...pays }, ...context }))
  })
  const said = JSON.stringify([schemeId, title, about, until, shelf, number])
  return (
    <Card>
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault()
          setProblem(null)
          send.mutateAsync(said).then(
            ({ id }) => {
              void queries.invalidateQueries({ queryKey: ['/api/v1/points/needs'] })
              void navigate({ to: '/points/needs/$id', params: { id } })
            },
            (error) => setProblem(asProblem(error)),
          )
        }}
      >
        <NativeSelect
          size="md"
          label={t('points.goods.scheme')}
          value={schemeId}
          onChange={(event) => {
            setScheme(event.currentTarget.value)
            setShelf('')
          }}
          data={schemes.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
        />
        <Both label={t('points.new_need.title')} value={title} onChange={setTitle} required />
        <Both label={t('points.new_need.about')} value={about} onChange={setAbout} rows={3} max={1000} required />
        <p className={classes.dim}>{t('points.new_need.nobody')}</p>
        <NativeSelect
          size="md"
          label={t('points.new_need.pays')}
          value={shelf}
          onChange={(event) => setShelf(event.currentTarget.value)}
          data={[{ value: '', label: t('points.need.help') }, ...shelves]}
        />
        <TextInput
          size="md"
          inputMode="numeric"
          maxLength={6}
          label={shelf ? t('points.good.quantity') : t('points.new_need.target')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value.replace(/\D/g, ''))}
        />
        <TextInput
          size="md"
          type="date"
          label={t('points.need.until')}
          min={inDays(1)}
          max={inDays(90)}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Refusal problem={problem} />
        <div className={classes.buttons}>
          <Button type="submit" size="md" loading={send.isPending}>
            {t('points.needs.new')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
