import { Button, TextInput } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { MyPart, Team } from '../../../../contract/teams.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { Card } from '../../../ui/Card.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { type Own, OwnFields, toldOf } from './OwnFields.tsx'
import { useTeamsChanged } from './ShiftLine.tsx'

// messages: teams.proof.*

const ConfirmDialog = lazy(() => import('../../../ui/ConfirmDialog.tsx').then((m) => ({ default: m.ConfirmDialog })))

/** What the reader told the team, their insurance, and the way out. */
export function MyPartCard({ team, part }: { team: Team; part: MyPart }) {
  const { t } = useWords()
  const changed = useTeamsChanged()
  const [leaving, setLeaving] = useState(false)
  const leave = useWrite((id: string, context) =>
    answer(api.POST('/api/v1/teams/{id}/leave', { params: { path: { id } }, ...context })),
  )
  return (
    <>
      {part.state === 'applied' ? (
        <Card title={t('teams.mine.applied')}>
          <p>{t('teams.mine.applied_text')}</p>
          <Button variant="default" onClick={() => setLeaving(true)}>
            {t('teams.mine.withdraw')}
          </Button>
        </Card>
      ) : (
        <>
          <Card title={t('teams.mine.insurance')}>
            <Insurance team={team} part={part} />
          </Card>
          <Card title={t('teams.mine.told')}>
            <Told team={team} part={part} onLeave={() => setLeaving(true)} />
          </Card>
        </>
      )}
      {leaving ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            opened
            onClose={() => setLeaving(false)}
            title={part.state === 'applied' ? t('teams.mine.withdraw') : t('teams.mine.leave')}
            text={t('teams.mine.leave_text')}
            confirmLabel={part.state === 'applied' ? t('teams.mine.withdraw') : t('teams.mine.leave')}
            danger
            onConfirm={async () => {
              await leave.mutateAsync(team.id)
              toast(t('teams.mine.left'))
              await changed()
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}

function Told(props: { team: Team; part: MyPart; onLeave: () => void }) {
  const { t } = useWords()
  const { team, part } = props
  const changed = useTeamsChanged()
  const [own, setOwn] = useState<Own>({
    ...{ name: part.name, phone: part.phone, nameFor: part.nameFor },
    ...{ skills: part.skills.join(t('teams.comma')), skillsAgreed: part.skills.length > 0 },
  })
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = useWrite((given: Own, context) =>
    answer(api.PUT('/api/v1/teams/{id}/mine', { params: { path: { id: team.id } }, body: toldOf(given), ...context })),
  )
  const give = async () => {
    setProblem(null)
    try {
      await save.mutateAsync(own)
      toast(t('teams.saved'))
      await changed()
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
      <OwnFields value={own} onChange={setOwn} problem={problem} skillsText={team.consent.skills} />
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button variant="default" onClick={props.onLeave}>
          {t('teams.mine.leave')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('teams.save')}
        </Button>
      </div>
    </form>
  )
}

function Insurance({ team, part }: { team: Team; part: MyPart }) {
  const { t } = useWords()
  const { day } = useFormat()
  const changed = useTeamsChanged()
  const [adding, setAdding] = useState(false)
  const [values, setValues] = useState({ insurer: '', from: '', until: '' })
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const send = useWrite(async (given: typeof values, context) => {
    const fileIds = await uploadPhotos(photos)
    const body = { ...given, fileIds }
    return await answer(
      api.POST('/api/v1/teams/{id}/insurance', { params: { path: { id: team.id } }, body, ...context }),
    )
  })
  const give = async () => {
    setProblem(null)
    try {
      await send.mutateAsync(values)
      toast(t('teams.proof.given'))
      setAdding(false)
      setPhotos([])
      await changed()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <div className={classes.stack}>
      <p className={classes.dim}>{t('teams.proof.text')}</p>
      {part.insurance.length > 0 ? (
        <ul className={classes.list}>
          {part.insurance.map((proof) => (
            <li key={proof.id}>
              <strong>{proof.insurer}</strong> ·{' '}
              {t('teams.proof.span', { from: day(proof.from), until: day(proof.until) })}{' '}
              <span className={classes.badge} data-good={proof.state === 'good' || undefined}>
                {t(`teams.proof.${proof.state}`)}
              </span>
              {proof.refusedWhy ? <p className={classes.problem}>{proof.refusedWhy}</p> : null}
              {proof.files.map((file, n) => (
                <p key={file.id}>
                  <a href={at(`/api/v1/files/${file.id}`)} target="_blank" rel="noreferrer">
                    {t('teams.proof.file', { n: n + 1 })}
                  </a>
                </p>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
      {adding ? (
        <form
          className={classes.stack}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void give()
          }}
        >
          <TextInput
            label={t('teams.proof.insurer')}
            withAsterisk
            maxLength={200}
            value={values.insurer}
            onChange={(event) => set({ insurer: event.currentTarget.value })}
            error={problem?.of('insurer')}
          />
          <div className={classes.pair}>
            {(['from', 'until'] as const).map((end) => (
              <TextInput
                key={end}
                type="date"
                label={t(`teams.proof.${end}`)}
                withAsterisk
                value={values[end]}
                onChange={(event) => set({ [end]: event.currentTarget.value })}
                error={problem?.of(end)}
              />
            ))}
          </div>
          <PhotoInput label={t('teams.proof.photo')} value={photos} onChange={setPhotos} max={5} />
          <Refusal problem={problem} />
          <div className={classes.foot}>
            <Button variant="default" onClick={() => setAdding(false)}>
              {t('teams.cancel')}
            </Button>
            <Button type="submit" loading={send.isPending}>
              {t('teams.proof.give')}
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('teams.proof.add')}
          </Button>
        </div>
      )}
    </div>
  )
}
