import { Button, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PointsScheme } from '../../../../../contract/points.ts'
import type { PointsGood } from '../../../../../contract/points-exchange.ts'
import { answer, api } from '../../../../app/api.ts'
import { at } from '../../../../app/basepath.ts'
import forms from '../../../../app/form.module.css'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../../ui/PageSkeleton.tsx'
import { PhotoStrip } from '../../../../ui/PhotoStrip.tsx'
import { useWords } from '../../../../words/words.tsx'
import { GoodForm } from './GoodForm.tsx'

const path = '/api/v1/points/goods'

/** What there is for the points of a scheme: added, changed, ended, with its photos and where it lies. */
export function GoodsTab({ scheme }: { scheme: PointsScheme }) {
  const { t, nameOf } = useWords()
  const queries = useQueryClient()
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 250)
  const [ended, setEnded] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const query = { scheme: scheme.id, q, ended: ended ? 'true' : 'false', limit: 40 }
  const found = useInfiniteQuery({
    queryKey: [path, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { ...query, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const goods = found.data?.pages.flatMap((page) => page.items as PointsGood[])
  const saved = () => {
    setOpen(null)
    void queries.invalidateQueries({ queryKey: [path] })
  }
  const form = (good: PointsGood | undefined) => (
    <GoodForm schemeId={scheme.id} good={good} onClose={() => setOpen(null)} onSaved={saved} />
  )
  return (
    <div className={forms.stack}>
      <div className={forms.filters}>
        <TextInput
          size="sm"
          type="search"
          label={t('merit.goods.find')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Switch
          label={t('merit.goods.ended')}
          checked={ended}
          onChange={(event) => setEnded(event.currentTarget.checked)}
        />
        {scheme.rights.keep && scheme.endedAt === null && open !== 'new' ? (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
            {t('merit.goods.new')}
          </Button>
        ) : null}
      </div>
      {open === 'new' ? <Card title={t('merit.goods.new')}>{form(undefined)}</Card> : null}
      {found.error && !goods ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {!goods && !found.error ? <PageSkeleton lines={5} /> : null}
      {goods?.length === 0 ? <EmptyState title={t('merit.goods.none')} text={t('merit.goods.none_text')} /> : null}
      {goods?.map((good) => (
        <Card
          key={good.id}
          title={nameOf(good.name)}
          actions={
            good.mayKeep && open !== good.id ? (
              <Button size="compact-sm" variant="default" onClick={() => setOpen(good.id)}>
                {t('merit.goods.change')}
              </Button>
            ) : null
          }
        >
          {open === good.id ? (
            form(good)
          ) : (
            <div className={forms.stack}>
              <p>
                {t('merit.goods.price', { points: good.points })}
                {good.perPerson ? ` · ${t('merit.goods.per_person_most', { count: good.perPerson })}` : ''}
                {good.givenBy ? ` · ${t('merit.goods.given', { by: good.givenBy })}` : ''}
                {good.endedAt ? ` · ${t('merit.goods.is_ended')}` : ''}
              </p>
              {nameOf(good.about) ? <p className={forms.words}>{nameOf(good.about)}</p> : null}
              <PhotoStrip
                photos={good.photos.map(({ id }, n) => ({
                  ...{ id, src: at(`/api/v1/files/${id}`), alt: t('merit.goods.photo', { n: n + 1 }) },
                }))}
              />
              <p className={forms.dim}>
                {good.stock.length === 0
                  ? t('merit.goods.nowhere')
                  : good.stock
                      .map(({ station, available }) =>
                        t('merit.goods.at', { station: nameOf(station.name), available }),
                      )
                      .join(t('merit.comma'))}
              </p>
            </div>
          )}
        </Card>
      ))}
      {found.hasNextPage ? (
        <div>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('merit.more')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
