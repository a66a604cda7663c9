import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PairingKind } from '../../../../contract/help.ts'
import type { Organisation, Pairing } from '../../../../contract/organisations.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { Card } from '../../../ui/Card.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Answer, Ending } from './Answer.tsx'
import { mayWrite, Place } from './Place.tsx'
import { useAct } from './useAct.ts'

// messages: organisations.pairing.*, organisations.pairing_kind.*

const kinds: readonly PairingKind[] = ['site_sharing', 'public_service', 'activity', 'charity']

/** Agreements with communities. */
export function Pairings({ organisation }: { organisation: Organisation }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const may = mayWrite(organisation)
  return (
    <Card title={t('organisations.pairings')}>
      {organisation.pairings.length === 0 ? <p className={classes.dim}>{t('organisations.pairings.none')}</p> : null}
      <ul className={classes.list}>
        {organisation.pairings.map((each) => (
          <li key={each.id}>
            <One organisation={organisation} pairing={each} />
          </li>
        ))}
      </ul>
      {open ? <PairForm organisation={organisation} onDone={() => setOpen(false)} /> : null}
      {may && !open ? (
        <Button variant="default" size="sm" onClick={() => setOpen(true)}>
          {t('organisations.pair')}
        </Button>
      ) : null}
    </Card>
  )
}

function One({ organisation, pairing }: { organisation: Organisation; pairing: Pairing }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const path = { id: organisation.id, partId: pairing.id }
  const reply = useWrite((body: { accept: boolean; why?: string }, context) =>
    answer(api.POST('/api/v1/organisations/{id}/pairings/{partId}/answer', { params: { path }, body, ...context })),
  )
  const end = useWrite((why: string, context) =>
    answer(
      api.POST('/api/v1/organisations/{id}/pairings/{partId}/end', { params: { path }, body: { why }, ...context }),
    ),
  )
  const name = pairing.kinds.map((kind) => t(`organisations.pairing_kind.${kind}`)).join(' · ')
  const open = pairing.state === 'offered' || pairing.state === 'agreed'
  return (
    <>
      <div className={classes.row}>
        <strong>{name}</strong>
        <span className={classes.badge} data-good={pairing.state === 'agreed' || undefined}>
          {t(`organisations.pairing.${pairing.state}`)}
        </span>
      </div>
      <p className={classes.dim}>
        {nameOf(pairing.unit.name)} · {t('organisations.span', { from: day(pairing.from), until: day(pairing.until) })}
      </p>
      <p className={classes.words}>{pairing.what}</p>
      {pairing.why ? <p>{pairing.why}</p> : null}
      {pairing.files.map((file, n) => (
        <p key={file.id}>
          <a href={at(`/api/v1/files/${file.id}`)} target="_blank" rel="noreferrer">
            {t('organisations.paper', { n: n + 1 })}
          </a>
        </p>
      ))}
      {pairing.mayAnswer ? (
        <Answer
          yes={t('organisations.agree')}
          no={t('organisations.decline')}
          about={name}
          onAnswer={(said) => reply.mutateAsync(said)}
        />
      ) : null}
      {open && mayWrite(organisation) && !pairing.mayAnswer ? (
        <Ending label={t('organisations.pairing.end')} about={name} onEnd={(why) => end.mutateAsync(why)} />
      ) : null}
    </>
  )
}

function PairForm(props: { organisation: Organisation; onDone: () => void }) {
  const { t } = useWords()
  const { organisation } = props
  const { act, problem, busy } = useAct()
  const [values, setValues] = useState({
    ...{ unitId: organisation.communities[0]?.id ?? '', kinds: [] as PairingKind[], what: '', from: '', until: '' },
  })
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const pair = useWrite(async (given: typeof values, context) => {
    const fileIds = await uploadPhotos(photos)
    const body = { ...given, fileIds }
    return await answer(
      api.POST('/api/v1/organisations/{id}/pairings', { params: { path: { id: organisation.id } }, body, ...context }),
    )
  })
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act(async () => {
          await pair.mutateAsync(values)
          toast(t('organisations.saved'))
          props.onDone()
        })
      }}
    >
      <Place organisation={organisation} value={values.unitId} onChange={(unitId) => set({ unitId })} />
      <Checkbox.Group
        label={t('organisations.pairing.kinds')}
        value={values.kinds}
        onChange={(chosen) => set({ kinds: kinds.filter((kind) => chosen.includes(kind)) })}
        error={problem?.of('kinds')}
      >
        <div className={classes.pair}>
          {kinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`organisations.pairing_kind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        size="sm"
        label={t('organisations.pairing.what')}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        value={values.what}
        onChange={(event) => set({ what: event.currentTarget.value })}
        error={problem?.of('what')}
      />
      <div className={classes.pair}>
        {(['from', 'until'] as const).map((end) => (
          <TextInput
            key={end}
            size="sm"
            type="date"
            label={t(`organisations.pairing.${end}`)}
            withAsterisk
            value={values[end]}
            onChange={(event) => set({ [end]: event.currentTarget.value })}
            error={problem?.of(end)}
          />
        ))}
      </div>
      <PhotoInput label={t('organisations.pairing.papers')} value={photos} onChange={setPhotos} max={5} />
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button variant="default" onClick={props.onDone}>
          {t('organisations.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('organisations.pair')}
        </Button>
      </div>
    </form>
  )
}
