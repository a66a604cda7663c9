import { Button, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Board } from '../../../../contract/board.ts'
import type { Station, StationHave } from '../../../../contract/stations.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { Card } from '../../../ui/Card.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { useBoard } from '../board/useBoard.ts'
import { Refusal } from './fields.tsx'
import classes from './register.module.css'

// messages: stations.have.*, stations.have_text.*, stations.role.*

const haves: readonly StationHave[] = ['structure', 'duties', 'contacts', 'workflow']

/** The four haves with what was found, and a form to write down a look. */
export function AcceptanceTab(props: { station: Station; onSaved: (station: Station) => void }) {
  const { t } = useWords()
  const { day } = useFormat()
  const { station } = props
  const { state, standing, acceptedAt, dueOn } = station.acceptance
  const { data: board } = useBoard(station.code)
  const due = dueOn ? day(dueOn) : ''
  return (
    <div className={classes.columns}>
      <Card title={t('stations.accept.title')}>
        <p>{t('stations.accept.text')}</p>
        <p>
          <strong>
            {state === 'accepted'
              ? t('stations.accept.until', { since: acceptedAt ? day(acceptedAt) : '', due })
              : state === 'due'
                ? t('stations.accept.due', { due })
                : t('stations.accept.not', { count: standing.length })}
          </strong>
        </p>
        <ol className={classes.haves}>
          {haves.map((have) => (
            <Have key={have} have={have} station={station} board={board} />
          ))}
        </ol>
      </Card>
      {station.mayCheck ? <Look station={station} onSaved={props.onSaved} /> : null}
    </div>
  )
}

/** What the roster and the register say of a have by themselves: whoever looks compares it with what hangs there. */
function useSaid(have: StationHave, board: Board | undefined): string | null {
  const { t } = useWords()
  if (!board || have === 'workflow') return null
  const people = [...board.serving, ...board.helpers]
  const phones = [board.dutyPhone, board.supervisionPhone, ...people.map(({ dutyPhone }) => dutyPhone)]
  const count = {
    structure: people.length,
    duties: board.duties.length,
    contacts: new Set(phones.filter(Boolean)).size,
  }[have]
  return t(`stations.accept.register_${have}`, { count })
}

function Have({ have, station, board }: { have: StationHave; station: Station; board: Board | undefined }) {
  const { t } = useWords()
  const { day } = useFormat()
  const [last, ...earlier] = station.checks.filter((each) => each.have === have)
  const stands = station.acceptance.standing.includes(have)
  const said = useSaid(have, board)
  return (
    <li>
      <h3>
        {t(`stations.have.${have}`)}{' '}
        <span className={classes.state} data-stands={stands || undefined}>
          {stands
            ? `✓ ${t('stations.accept.stands')}`
            : last?.passed
              ? t('stations.accept.over')
              : last
                ? `✗ ${t('stations.accept.missing')}`
                : t('stations.accept.never')}
        </span>
      </h3>
      <p className={classes.dim}>{t(`stations.have_text.${have}`)}</p>
      {said ? (
        <p className={classes.dim}>
          {t('stations.accept.register')} {said}
        </p>
      ) : null}
      {last ? <Found look={last} /> : null}
      {earlier.length > 0 ? (
        <details>
          <summary>{t('stations.accept.earlier')}</summary>
          {earlier.map((look) => (
            <Found key={look.id} look={look} />
          ))}
        </details>
      ) : null}
      {last?.passed ? (
        <p className={classes.dim}>{t('stations.accept.good_until_day', { day: day(last.goodUntil) })}</p>
      ) : null}
    </li>
  )
}

function Found({ look }: { look: Station['checks'][number] }) {
  const { t } = useWords()
  const { exact } = useFormat()
  const role = look.role ? t(`stations.role.${look.role}`) : t('stations.history.system')
  return (
    <div className={classes.found}>
      <p>{look.evidence}</p>
      <p className={classes.dim}>
        {t('stations.accept.by', { role, time: exact(look.at) })}
        {look.files.map((file, n) => (
          <span key={file.id}>
            {' · '}
            <a href={at(`/api/v1/files/${file.id}`)} target="_blank" rel="noreferrer">
              {t('stations.accept.file', { n: n + 1 })}
            </a>
          </span>
        ))}
      </p>
    </div>
  )
}

function Look(props: { station: Station; onSaved: (station: Station) => void }) {
  const { t } = useWords()
  const { station } = props
  const missing = haves.find((have) => !station.acceptance.standing.includes(have)) ?? 'structure'
  const [values, setValues] = useState({ have: missing, passed: true, evidence: '', goodUntil: '' })
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const write = useWrite(async ({ goodUntil, ...given }: typeof values, context) => {
    const fileIds = await uploadPhotos(photos)
    return await answer(
      api.POST('/api/v1/stations/{id}/checks', {
        params: { path: { id: station.id } },
        body: { ...given, fileIds, ...(goodUntil ? { goodUntil } : {}) },
        ...context,
      }),
    )
  })
  const give = async () => {
    setProblem(null)
    try {
      const saved = (await write.mutateAsync(values)) as Station
      toast(t('stations.accept.saved'))
      const next = haves.find((have) => !saved.acceptance.standing.includes(have))
      setValues({ have: next ?? values.have, passed: true, evidence: '', goodUntil: '' })
      setPhotos([])
      props.onSaved(saved)
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <Card title={t('stations.accept.look')}>
      <form
        className={classes.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <NativeSelect
          size="sm"
          label={t('stations.accept.title')}
          value={values.have}
          onChange={(event) => set({ have: event.currentTarget.value as StationHave })}
          data={haves.map((have) => ({ value: have, label: t(`stations.have.${have}`) }))}
        />
        <fieldset className={classes.choices}>
          <legend className="ds-hidden">{t('stations.accept.look')}</legend>
          <Radio
            name="passed"
            label={t('stations.accept.passed')}
            checked={values.passed}
            onChange={() => set({ passed: true })}
          />
          <Radio
            name="passed"
            label={t('stations.accept.failed')}
            checked={!values.passed}
            onChange={() => set({ passed: false })}
          />
        </fieldset>
        <Textarea
          size="sm"
          label={t('stations.accept.evidence')}
          withAsterisk
          autosize
          minRows={2}
          maxLength={2000}
          value={values.evidence}
          onChange={(event) => set({ evidence: event.currentTarget.value })}
          error={problem?.of('evidence')}
        />
        <PhotoInput label={t('stations.accept.photos')} value={photos} onChange={setPhotos} />
        <TextInput
          size="sm"
          type="date"
          label={t('stations.accept.good_until')}
          value={values.goodUntil}
          onChange={(event) => set({ goodUntil: event.currentTarget.value })}
          error={problem?.of('goodUntil')}
        />
        <Refusal problem={problem} />
        <div className={classes.foot}>
          <Button type="submit" loading={write.isPending}>
            {t('stations.accept.look')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
