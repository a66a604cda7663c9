import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { DisputeSession } from '../../../../contract/disputes.ts'
import { read } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayAfter, instantOf, wallOf } from '../../../words/zone.ts'
import classes from './parts.module.css'
import { useDo, useTable } from './table.tsx'

/** Sets a session or moves one: day, from, how long, where. */
export function SessionForm(props: { session?: DisputeSession; onDone: () => void }) {
  const { t, nameOf, timeZone } = useWords()
  const { view } = useTable()
  const { run, busy, problem } = useDo()
  const { session } = props
  const [day, setDay] = useState(() => dayAfter(session?.from ?? Date.now(), session ? 0 : 2, timeZone))
  const [from, setFrom] = useState(() => (session ? wallOf(session.from, timeZone).slice(11) : '14:30'))
  const [minutes, setMinutes] = useState(() =>
    session ? String(Math.round((Date.parse(session.until) - Date.parse(session.from)) / 60_000)) : '60',
  )
  const [stationId, setStation] = useState(session?.stationId ?? '')
  const [place, setPlace] = useState(() => (session && !session.stationId ? nameOf(session.place) : ''))
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const stations = useQuery(read('/api/v1/stations', { params: { query: { kind: 'mediation', limit: 60 } } }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const start = instantOf(`${day}T${from}`, timeZone)
    const lacks = !start || (!stationId && !place.trim())
    setMissing(lacks)
    if (lacks || !start) return
    const until = new Date(Date.parse(start) + Number(minutes) * 60_000).toISOString()
    const body = { from: start, until, stationId: stationId || null, place: stationId ? '' : place.trim() }
    const done = session
      ? await run(
          { path: `/sessions/${session.id}`, body: { ...body, why: why.trim() } },
          t('dispute-pages.session.moved'),
        )
      : await run({ path: '/sessions', body }, t('dispute-pages.session.planned'))
    if (done) props.onDone()
  }
  const lengths = ['30', '45', '60', '90', '120', '180']
  return (
    <form className={classes.fields} noValidate onSubmit={(event) => void submit(event)} data-session-form>
      <div className={classes.pair}>
        <TextInput
          size="sm"
          type="date"
          label={t('dispute-pages.session.day')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          size="sm"
          type="time"
          label={t('dispute-pages.session.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <NativeSelect
          size="sm"
          label={t('dispute-pages.session.length')}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
          data={(lengths.includes(minutes) ? lengths : [minutes, ...lengths]).map((value) => ({
            value,
            label: t('dispute-pages.session.minutes_long', { minutes: Number(value) }),
          }))}
        />
      </div>
      <NativeSelect
        size="sm"
        label={t('dispute-pages.session.where')}
        value={stationId}
        onChange={(event) => setStation(event.currentTarget.value)}
        data={[
          { value: '', label: t('dispute-pages.session.elsewhere') },
          ...(stations.data?.items ?? []).map((each) => ({
            value: each.id,
            label: `${nameOf(each.name)} · ${nameOf(each.unit.name)}`,
          })),
        ]}
      />
      {stationId ? null : (
        <TextInput
          size="sm"
          label={t('dispute-pages.session.place')}
          value={place}
          maxLength={300}
          error={missing ? t('ui.required') : undefined}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      )}
      {session ? (
        <Textarea
          size="sm"
          label={t('dispute-pages.session.why')}
          value={why}
          maxLength={2000}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      ) : (
        <p className={classes.dim}>{t('dispute-pages.session.told', { count: view.parties.length })}</p>
      )}
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" size="sm" loading={busy}>
          {session ? t('dispute-pages.session.move') : t('dispute-pages.session.plan')}
        </Button>
        <Button type="button" size="sm" variant="subtle" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Who was there and what was said: a record for all, and the mediator's own. `held`: only the words are changed. */
export function HeldForm(props: { session: DisputeSession; held: boolean; onDone: () => void }) {
  const { t } = useWords()
  const { view } = useTable()
  const { run, busy, problem } = useDo()
  const { session, held } = props
  const [present, setPresent] = useState<readonly string[]>(() => view.parties.map(({ id }) => id))
  const [with_, setWith] = useState<readonly string[]>([])
  const [minutes, setMinutes] = useState(session.minutes ?? '')
  const [own, setOwn] = useState(session.ownMinutes ?? '')
  const agreed = view.asks.filter((ask) => ask.kind === 'outsider' && ask.state === 'agreed')
  const toggled = (list: readonly string[], id: string) =>
    list.includes(id) ? list.filter((each) => each !== id) : [...list, id]
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const words = { minutes: minutes.trim(), ownMinutes: own.trim() }
    const done = held
      ? await run({ path: `/sessions/${session.id}/minutes`, body: words }, t('dispute-pages.saved'))
      : await run(
          { path: `/sessions/${session.id}/held`, body: { present, outsiders: with_, ...words } },
          t('dispute-pages.session.recorded'),
        )
    if (done) props.onDone()
  }
  return (
    <form className={classes.fields} noValidate onSubmit={(event) => void submit(event)} data-held-form>
      {held ? null : (
        <fieldset className={classes.group}>
          <legend>{t('dispute-pages.session.present')}</legend>
          <div className={classes.tight}>
            {view.parties.map((party) => (
              <Checkbox
                key={party.id}
                label={t('dispute-pages.who.party', { n: party.n, name: party.name })}
                checked={present.includes(party.id)}
                onChange={() => setPresent(toggled(present, party.id))}
              />
            ))}
            {agreed.map((ask) => (
              <Checkbox
                key={ask.id}
                label={ask.about.name ?? t(`disputes.ask.outsider`)}
                checked={with_.includes(ask.id)}
                onChange={() => setWith(toggled(with_, ask.id))}
              />
            ))}
          </div>
        </fieldset>
      )}
      <Textarea
        size="sm"
        label={t('dispute-pages.session.minutes')}
        description={t('dispute-pages.session.minutes_help')}
        autosize
        minRows={4}
        maxLength={8000}
        value={minutes}
        onChange={(event) => setMinutes(event.currentTarget.value)}
      />
      <div className={classes.private}>
        <Textarea
          size="sm"
          label={t('dispute-pages.session.own')}
          description={t('dispute-pages.session.own_help')}
          autosize
          minRows={2}
          maxLength={8000}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      </div>
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" size="sm" loading={busy}>
          {held ? t('dispute-pages.save') : t('dispute-pages.session.hold_do')}
        </Button>
        <Button type="button" size="sm" variant="subtle" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
