import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { AgendaKind, DeliberationInput, DeliberationSetup, SeatKind } from '../../../../contract/assembly.ts'
import { Both } from '../../../app/forms.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'

type Items = DeliberationInput['agenda']
type Seats = DeliberationInput['seats']

const kinds: readonly AgendaKind[] = ['inform', 'discuss', 'decide']
const seatKinds: readonly SeatKind[] = ['department', 'organisation', 'free', 'residents']

/** Items of the agenda in order. */
export function AgendaFields({ value, onChange }: { value: Items; onChange: (items: Items) => void }) {
  const { t } = useWords()
  const change = (index: number, item: Partial<Items[number]>) =>
    onChange(value.map((one, n) => (n === index ? { ...one, ...item } : one)))
  return (
    <div className={classes.fields}>
      <ol className={classes.agenda}>
        {value.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that a new item is known by.
          <li key={index}>
            <NativeSelect
              size="sm"
              label={t('assembly.write.item')}
              value={item.kind}
              onChange={(event) => change(index, { kind: event.currentTarget.value as AgendaKind })}
              data={kinds.map((kind) => ({ value: kind, label: t(`assembly.item.${kind}`) }))}
            />
            <Both
              label={t('assembly.write.item_text')}
              value={item.text}
              max={500}
              onChange={(text) => change(index, { text })}
            />
            {value.length > 1 ? (
              <div className={classes.buttons}>
                <Button
                  size="xs"
                  variant="subtle"
                  onClick={() => onChange(value.filter((_one, n) => n !== index))}
                  aria-label={t('assembly.write.remove_item', { n: index + 1 })}
                >
                  {t('assembly.write.remove')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      <div className={classes.buttons}>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...value, { kind: 'discuss', text: { en: '', zh: '' } }])}
        >
          {t('assembly.write.add_item')}
        </Button>
      </div>
    </div>
  )
}

/** Who is invited: departments and organisations by name, others and residents in words. */
export function SeatFields(props: { setup: DeliberationSetup; value: Seats; onChange: (seats: Seats) => void }) {
  const { t, nameOf } = useWords()
  const { setup, value, onChange } = props
  const change = (index: number, seat: Partial<Seats[number]>) =>
    onChange(value.map((one, n) => (n === index ? { ...one, ...seat } : one)))
  const known = (kind: SeatKind) =>
    kind === 'department' ? setup.departments : kind === 'organisation' ? setup.organisations : undefined
  return (
    <div className={classes.fields}>
      {value.map((seat, index) => {
        const bodies = known(seat.kind)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that a new seat is known by.
          <div key={index} className={classes.editor}>
            <div className={classes.pair}>
              <NativeSelect
                size="sm"
                label={t('assembly.write.seat')}
                value={seat.kind}
                onChange={(event) => {
                  const kind = event.currentTarget.value as SeatKind
                  const first = known(kind)?.[0]
                  change(index, {
                    ...{ kind, id: undefined, bodyId: first?.id },
                    name: known(kind) ? undefined : { en: '', zh: '' },
                  })
                }}
                data={seatKinds
                  .filter((kind) => known(kind)?.length !== 0)
                  .map((kind) => ({ value: kind, label: t(`assembly.seat.${kind}`) }))}
              />
              {bodies ? (
                <NativeSelect
                  size="sm"
                  label={t(`assembly.seat.${seat.kind}`)}
                  value={seat.bodyId ?? ''}
                  onChange={(event) => change(index, { bodyId: event.currentTarget.value })}
                  data={bodies.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
                />
              ) : null}
              <NumberInput
                size="sm"
                label={t('assembly.write.count')}
                min={1}
                max={200}
                value={seat.count}
                onChange={(count) => change(index, { count: Number(count) || 1 })}
              />
            </div>
            {bodies ? null : (
              <Both
                label={t('assembly.write.seat_name')}
                value={seat.name ?? { en: '', zh: '' }}
                max={120}
                onChange={(name) => change(index, { name })}
              />
            )}
            <div className={classes.buttons}>
              <Button
                size="xs"
                variant="subtle"
                aria-label={t('assembly.write.remove_seat', { n: index + 1 })}
                onClick={() => onChange(value.filter((_one, n) => n !== index))}
              >
                {t('assembly.write.remove')}
              </Button>
            </div>
          </div>
        )
      })}
      <div className={classes.buttons}>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...value, { kind: 'free', name: { en: '', zh: '' }, count: 1 }])}
        >
          {t('assembly.write.add_seat')}
        </Button>
      </div>
    </div>
  )
}
