import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Deed, Organisation } from '../../../../contract/organisations.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem } from '../../../app/problem.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { PhotoStrip } from '../../../ui/PhotoStrip.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Amounts, amountOf, amountSaid, noAmount } from './Amounts.tsx'
import { Answer } from './Answer.tsx'
import { mayWrite, Place } from './Place.tsx'
import { useAct } from './useAct.ts'

// messages: organisations.deed.*

const path = '/api/v1/organisations/{id}/deeds'

/** What the organisation did, newest first. */
export function Deeds({ organisation }: { organisation: Organisation }) {
  const { t } = useWords()
  const { id } = organisation
  const [open, setOpen] = useState(false)
  const found = useInfiniteQuery({
    queryKey: [path, { path: { id } }],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { path: { id }, query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items as Deed[])
  return (
    <Card
      title={t('organisations.deeds')}
      actions={
        rows && rows.length > 0 ? (
          <a className={classes.download} href={at(`/api/v1/organisations/${id}/deeds.csv`)} download="deeds.csv">
            <IconDownload size={18} aria-hidden /> {t('organisations.export')}
          </a>
        ) : null
      }
    >
      {found.error ? <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} /> : null}
      {!rows && !found.error ? <PageSkeleton lines={3} /> : null}
      {rows?.length === 0 ? <p className={classes.dim}>{t('organisations.deeds.none')}</p> : null}
      <ul className={classes.list}>
        {(rows ?? []).map((deed) => (
          <li key={deed.id}>
            <One id={id} deed={deed} />
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button
          size="sm"
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('organisations.more')}
        </Button>
      ) : null}
      {open ? <DeedForm organisation={organisation} onDone={() => setOpen(false)} /> : null}
      {mayWrite(organisation) && !open ? (
        <Button variant="default" size="sm" onClick={() => setOpen(true)}>
          {t('organisations.log')}
        </Button>
      ) : null}
    </Card>
  )
}

function One({ id, deed }: { id: string; deed: Deed }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const reply = useWrite((body: { accept: boolean; why?: string }, context) =>
    answer(
      api.POST('/api/v1/organisations/{id}/deeds/{partId}/answer', {
        params: { path: { id, partId: deed.id } },
        body,
        ...context,
      }),
    ),
  )
  return (
    <>
      <div className={classes.row}>
        <strong>{deed.what}</strong>
        {deed.state === 'confirmed' ? null : (
          <span className={classes.badge}>{t(`organisations.deed.${deed.state}`)}</span>
        )}
      </div>
      <p className={classes.dim}>
        {[day(deed.on), nameOf(deed.unit.name), amountSaid(deed)].filter(Boolean).join(' · ')}
      </p>
      {deed.pledge ? <p>{t('organisations.for_pledge', { pledge: deed.pledge.what })}</p> : null}
      {deed.why ? <p>{deed.why}</p> : null}
      {deed.photos.length > 0 ? (
        <PhotoStrip
          photos={deed.photos.map((photo) => ({
            ...{ id: photo.id, src: at(`/api/v1/files/${photo.id}`), alt: deed.what },
            thumb: at(`/api/v1/files/${photo.id}?size=320`),
          }))}
        />
      ) : null}
      {deed.mayAnswer ? (
        <Answer
          yes={t('organisations.confirm')}
          no={t('organisations.decline')}
          about={deed.what}
          onAnswer={(said) => reply.mutateAsync(said)}
        />
      ) : null}
    </>
  )
}

function DeedForm(props: { organisation: Organisation; onDone: () => void }) {
  const { t } = useWords()
  const { organisation } = props
  const { act, problem, busy } = useAct()
  const [values, setValues] = useState({
    ...{ unitId: organisation.communities[0]?.id ?? '', pledgeId: '', on: new Date().toISOString().slice(0, 10) },
    typed: noAmount,
  })
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const log = useWrite(async ({ typed, pledgeId, ...given }: typeof values, context) => {
    const fileIds = await uploadPhotos(photos)
    const { what, amount, measure } = amountOf(typed)
    const body = { ...given, pledgeId: pledgeId || null, what, amount, measure, fileIds }
    return await answer(
      api.POST('/api/v1/organisations/{id}/deeds', { params: { path: { id: organisation.id } }, body, ...context }),
    )
  })
  const open = organisation.pledges.filter(({ state }) => state === 'open')
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act(async () => {
          await log.mutateAsync(values)
          toast(t('organisations.saved'))
          props.onDone()
        })
      }}
    >
      <Place organisation={organisation} value={values.unitId} onChange={(unitId) => set({ unitId })} />
      <Amounts value={values.typed} onChange={(typed) => set({ typed })} problem={problem} kinds={false} />
      <div className={classes.pair}>
        <TextInput
          size="sm"
          type="date"
          label={t('organisations.column.on')}
          value={values.on}
          onChange={(event) => set({ on: event.currentTarget.value })}
          error={problem?.of('on')}
        />
        <NativeSelect
          size="sm"
          label={t('organisations.column.pledge')}
          value={values.pledgeId}
          onChange={(event) => set({ pledgeId: event.currentTarget.value })}
          data={[
            { value: '', label: t('organisations.no_pledge') },
            ...open.map(({ id, what }) => ({ value: id, label: what })),
          ]}
        />
      </div>
      <PhotoInput label={t('organisations.deed.photos')} value={photos} onChange={setPhotos} />
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button variant="default" onClick={props.onDone}>
          {t('organisations.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('organisations.log')}
        </Button>
      </div>
    </form>
  )
}
