import { Button, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DeliberationInput, DeliberationSetup, QuorumRule } from '../../../../contract/assembly.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import type { Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import { instantOf, wallOf } from '../../../words/zone.ts'
import classes from '../assembly.module.css'
import { AgendaFields, SeatFields } from './WriteParts.tsx'

const nobody: DeliberationInput = {
  ...{ title: { en: '', zh: '' }, description: { en: '', zh: '' }, unitId: '', place: '', from: '', to: '' },
  agenda: [{ kind: 'decide', text: { en: '', zh: '' } }],
  seats: [{ kind: 'residents', name: { en: 'Resident representatives', zh: '居民代表' }, count: 10 }],
  ...{ residentSeats: 30, speakers: 5, objectionDays: 5 },
  quorum: { by: 'seats', need: 'half', least: null, households: null },
}

/** All that stands on a call. `fixed`: it is called already, so time, place and quorum stand. */
export function WriteForm(props: {
  setup: DeliberationSetup
  input?: DeliberationInput
  fixed?: boolean
  problem: Problem | null
  busy: boolean
  onSave: (input: DeliberationInput) => void
  onCancel: () => void
}) {
  const { t, nameOf, timeZone } = useWords()
  const { setup, fixed } = props
  const [values, setValues] = useState<DeliberationInput>(
    props.input ?? { ...nobody, unitId: setup.places[0]?.id ?? '' },
  )
  const [wall, setWall] = useState({
    from: values.from ? wallOf(values.from, timeZone) : '',
    to: values.to ? wallOf(values.to, timeZone) : '',
  })
  const set = (change: Partial<DeliberationInput>) => setValues({ ...values, ...change })
  const rule = (change: Partial<QuorumRule>) => set({ quorum: { ...values.quorum, ...change } })
  const { quorum } = values
  const place = setup.places.find(({ id }) => id === values.unitId)
  const number = (text: string | number) => (text === '' ? 0 : Number(text) || 0)
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave({
          ...values,
          ...(fixed ? {} : { from: instantOf(wall.from, timeZone) ?? '', to: instantOf(wall.to, timeZone) ?? '' }),
        })
      }}
    >
      <Card title={t('assembly.write.what')}>
        <div className={classes.fields}>
          <Both label={t('assembly.write.title')} value={values.title} max={120} onChange={(title) => set({ title })} />
          <Both
            label={t('assembly.write.description')}
            value={values.description}
            rows={3}
            max={4000}
            onChange={(description) => set({ description })}
          />
          <TextInput
            size="sm"
            label={t('assembly.write.case')}
            description={t('assembly.write.case_help')}
            maxLength={40}
            value={values.caseNumber ?? ''}
            onChange={(event) => set({ caseNumber: event.currentTarget.value || undefined })}
          />
        </div>
      </Card>
      <Card title={t('assembly.write.where')}>
        <div className={classes.fields}>
          {fixed ? <p className={classes.dim}>{t('assembly.write.fixed')}</p> : null}
          <div className={classes.pair}>
            <NativeSelect
              size="sm"
              label={t('assembly.write.unit')}
              value={values.unitId}
              disabled={fixed}
              onChange={(event) => set({ unitId: event.currentTarget.value })}
              data={setup.places.map(({ id, name, path }) => ({
                value: id,
                label: [...path.slice(2), name].map(nameOf).join(' · '),
              }))}
            />
            <TextInput
              size="sm"
              label={t('assembly.write.place')}
              maxLength={200}
              value={values.place}
              disabled={fixed}
              onChange={(event) => set({ place: event.currentTarget.value })}
            />
            {(['from', 'to'] as const).map((key) => (
              <TextInput
                key={key}
                size="sm"
                type="datetime-local"
                label={t(`assembly.write.${key}`)}
                value={wall[key]}
                disabled={fixed}
                onChange={(event) => setWall({ ...wall, [key]: event.currentTarget.value })}
              />
            ))}
          </div>
        </div>
      </Card>
      <Card title={t('assembly.agenda')}>
        <AgendaFields value={values.agenda} onChange={(agenda) => set({ agenda })} />
      </Card>
      <Card title={t('assembly.seats')}>
        <SeatFields setup={setup} value={values.seats} onChange={(seats) => set({ seats })} />
      </Card>
      <Card title={t('assembly.write.rules')}>
        <div className={classes.fields}>
          <div className={classes.pair}>
            <NativeSelect
              size="sm"
              label={t('assembly.write.by')}
              value={quorum.by}
              disabled={fixed}
              onChange={(event) =>
                rule(
                  event.currentTarget.value === 'households'
                    ? { by: 'households', households: place?.households ?? null }
                    : { by: 'seats', households: null },
                )
              }
              data={(['seats', 'households'] as const).map((by) => ({ value: by, label: t(`assembly.by.${by}`) }))}
            />
            <NativeSelect
              size="sm"
              label={t('assembly.write.need')}
              value={quorum.need}
              disabled={fixed}
              onChange={(event) => rule({ need: event.currentTarget.value as QuorumRule['need'], least: null })}
              data={(['half', 'two_thirds', 'number'] as const).map((need) => ({
                value: need,
                label: t(`assembly.quorum.need.${need}`),
              }))}
            />
            {quorum.need === 'number' ? (
              <NumberInput
                size="sm"
                label={t('assembly.write.least')}
                min={1}
                value={quorum.least ?? ''}
                disabled={fixed}
                onChange={(least) => rule({ least: number(least) || null })}
              />
            ) : null}
            {quorum.by === 'households' ? (
              <NumberInput
                size="sm"
                label={t('assembly.write.households')}
                min={1}
                value={quorum.households ?? ''}
                disabled={fixed}
                onChange={(households) => rule({ households: number(households) || null })}
              />
            ) : null}
          </div>
          <div className={classes.pair}>
            {(['residentSeats', 'speakers', 'objectionDays'] as const).map((key) => (
              <NumberInput
                key={key}
                size="sm"
                label={t(`assembly.write.${key}`)}
                min={key === 'objectionDays' ? 1 : 0}
                value={values[key]}
                disabled={fixed && key === 'objectionDays'}
                onChange={(value) => set({ [key]: number(value) })}
              />
            ))}
          </div>
        </div>
      </Card>
      <Refusal problem={props.problem} />
      <Group>
        <Button type="submit" loading={props.busy}>
          {t('assembly.write.save')}
        </Button>
        <Button type="button" variant="default" onClick={props.onCancel}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}
