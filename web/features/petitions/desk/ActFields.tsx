import { NativeSelect, Radio, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import type { PetitionWay } from '../../../../contract/petition-settings.ts'
import type { PetitionView, ServiceWay } from '../../../../contract/petitions.ts'
import { Both } from '../../../app/forms.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { type Act, type Field, isEmpty, resultsOf, type Values } from './acts.rules.ts'

// messages: petition-pages.field.*, petitions.result.*, petitions.service.*, petitions.paper.*

const services: readonly ServiceWay[] = ['page', 'by_hand', 'post', 'mail', 'read_out']
const none = { en: '', zh: '' }

/** One field of an act. */
export function ActField(props: {
  act: Act
  field: Field
  view: PetitionView
  ways: readonly PetitionWay[]
  values: Values
  tried: boolean
  onChange: (key: string, value: unknown) => void
  photos: readonly ChosenPhoto[]
  onPhotos: (photos: ChosenPhoto[]) => void
}) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { act, field, view, values, tried } = props
  const { key, kind } = field
  // A day until which is no body to which.
  const named = kind !== 'day' ? key : act === 'minute_hearing' ? `held_${key}` : key === 'to' ? 'to_day' : key
  const label = t(`petition-pages.field.${named}` as 'petition-pages.field.reason')
  const error = tried && field.required && isEmpty(values[key]) ? t('petition-pages.new.missing') : undefined
  const set = (value: unknown) => props.onChange(key, value)
  const text = typeof values[key] === 'string' ? (values[key] as string) : ''
  const choose = (options: readonly { value: string; label: string }[], first?: string) => (
    <NativeSelect
      size="sm"
      label={label}
      withAsterisk={field.required}
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
      error={error}
      data={[{ value: '', label: first ?? t('petition-pages.new.against_choose') }, ...options]}
    />
  )
  switch (kind) {
    case 'both':
      return (
        <Both
          label={`${label}${field.required ? ' *' : ''}`}
          value={(values[key] as typeof none | undefined) ?? none}
          onChange={set}
          rows={key === 'grounds' ? 5 : 3}
          max={4000}
          error={error}
        />
      )
    case 'words':
      return (
        <Textarea
          size="sm"
          autosize
          minRows={3}
          label={label}
          withAsterisk={field.required}
          maxLength={key === 'minutes' ? 20_000 : 2000}
          value={text}
          onChange={(event) => set(event.currentTarget.value)}
          error={error}
        />
      )
    case 'line':
    case 'day':
    case 'number':
      return (
        <TextInput
          size="sm"
          type={kind === 'day' ? 'date' : 'text'}
          inputMode={kind === 'number' ? 'numeric' : undefined}
          label={label}
          withAsterisk={field.required}
          maxLength={kind === 'line' ? 300 : undefined}
          value={text}
          onChange={(event) =>
            set(
              kind === 'number' ? event.currentTarget.value.replace(/\D/g, '').slice(0, 3) : event.currentTarget.value,
            )
          }
          error={error}
        />
      )
    case 'way':
      return choose(
        props.ways.map(({ code, name }) => ({ value: code, label: nameOf(name) })),
        field.required ? undefined : t('petition-pages.field.way_own'),
      )
    case 'body':
      return choose(view.bodies.map((body) => ({ value: `${body.kind}:${body.id}`, label: nameOf(body.name) })))
    case 'result':
      return choose(resultsOf(act).map((value) => ({ value, label: t(`petitions.result.${value}`) })))
    case 'service':
      return choose(
        services.map((value) => ({ value, label: t(`petitions.service.${value}`) })),
        t('petition-pages.field.service_later'),
      )
    case 'served':
      return choose(services.map((value) => ({ value, label: t(`petitions.service.${value}`) })))
    case 'paper':
      return choose(
        view.papers
          .filter(({ served }) => !served)
          .map((paper) => ({ value: paper.id, label: `${t(`petitions.paper.${paper.kind}`)} · ${day(paper.madeAt)}` })),
      )
    case 'objection':
      return choose(
        view.objections
          .filter(({ ruling }) => !ruling)
          .map((one) => ({ value: one.id, label: `${nameOf(one.by.name)}: ${one.reason.slice(0, 60)}` })),
      )
    case 'recusal':
      return choose(
        view.recusals
          .filter(({ ruling }) => !ruling)
          .map((one) => ({ value: one.id, label: `${one.officer}: ${one.reason.slice(0, 60)}` })),
      )
    case 'hearing':
      return choose(
        view.hearings
          .filter(({ held }) => !held)
          .map((one) => ({ value: one.id, label: `${one.from} · ${one.place}` })),
      )
    case 'flag':
      return field.required ? (
        <Radio.Group
          label={label}
          withAsterisk
          value={values[key] === undefined ? '' : String(values[key])}
          onChange={(value) => set(value === 'true')}
          error={error}
        >
          <Stack gap="xs" mt="xs">
            {(['true', 'false'] as const).map((value) => (
              <Radio key={value} value={value} label={t(`petition-pages.field.${key as 'upheld'}_${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <Switch label={label} checked={values[key] === true} onChange={(event) => set(event.currentTarget.checked)} />
      )
    case 'files':
      return <PhotoInput label={label} value={props.photos} onChange={props.onPhotos} max={10} papers />
  }
}
