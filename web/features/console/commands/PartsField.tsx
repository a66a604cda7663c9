import { Button, Select, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PartPreview, SplitPreview } from '../../../../contract/kin-routes.ts'
import { answer, api } from '../../../app/api.ts'
import { usePlaces } from '../../../cases/places.ts'
import { useReasons } from '../../../cases/reasons.ts'
import { PlacePicker } from '../../../ui/PlacePicker.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { CategorySelect } from '../pick/CategorySelect.tsx'
import classes from './commands.module.css'
import { useDepartments } from './DepartmentFields.tsx'
import type { FieldProps } from './field.ts'
import kin from './kin.module.css'
import { emptyPart, type Part, partBody } from './kin.ts'

// messages: cases.order.*, cases.stage.*

const most = 20

/** The parts a case is split into, each shown as the case it will begin as; and what stays with the case itself. */
export function PartsField(props: FieldProps) {
  const { t } = useWords()
  const { values, set, view } = props
  const reason = useReasons()
  const change = (index: number, part: Partial<Part>) =>
    set({ parts: values.parts.map((each, at) => (at === index ? { ...each, ...part } : each)) })
  const [asked] = useDebouncedValue(JSON.stringify(values.parts.map(partBody)), 350)
  const { data } = useQuery({
    queryKey: ['/api/v1/cases/{id}/split-preview', view.id, view.version, asked],
    queryFn: async ({ signal }) =>
      (await answer(
        api.POST('/api/v1/cases/{id}/split-preview', {
          params: { path: { id: view.id } },
          body: { parts: JSON.parse(asked) },
          signal,
        }),
      )) as SplitPreview,
    placeholderData: keepPreviousData,
  })
  return (
    <fieldset className={classes.plain}>
      <legend>{t('console.field.parts')}</legend>
      {values.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are lines of one text, told apart by their place alone
        <div key={index} className={kin.part}>
          <div className={classes.part}>
            <Textarea
              aria-label={t('console.field.part', { number: index + 1 })}
              placeholder={t('console.field.part', { number: index + 1 })}
              autosize
              minRows={1}
              maxRows={5}
              maxLength={4000}
              value={part.text}
              onChange={(event) => change(index, { text: event.currentTarget.value })}
            />
            {values.parts.length > 2 ? (
              <button
                type="button"
                className={classes.remove}
                aria-label={t('console.field.part_remove', { number: index + 1 })}
                onClick={() => set({ parts: values.parts.filter((_, at) => at !== index) })}
              >
                <IconX size={18} aria-hidden />
              </button>
            ) : null}
          </div>
          <PartMore part={part} number={index + 1} onChange={(next) => change(index, next)} />
          {part.text.trim().length > 1 && data?.parts[index] ? (
            <Begins
              part={data.parts[index]}
              onTake={(holder) => change(index, { holder })}
              reason={data.parts[index]?.because ? reason(data.parts[index]?.because ?? '') : ''}
            />
          ) : null}
        </div>
      ))}
      {props.error ? <p className={classes.problem}>{props.error}</p> : null}
      {values.parts.length < most ? (
        <Button
          type="button"
          variant="subtle"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set({ parts: [...values.parts, emptyPart] })}
        >
          {t('console.field.part_add')}
        </Button>
      ) : null}
      {data ? <Stays preview={data} refusal={data.because ? reason(data.because) : ''} /> : null}
    </fieldset>
  )
}

/** A part's own kind, place and holder; left alone it is as the case itself. */
function PartMore(props: { part: Part; number: number; onChange: (part: Partial<Part>) => void }) {
  const { t, nameOf } = useWords()
  const { part, onChange } = props
  const { search } = usePlaces()
  const { data: departments = [] } = useDepartments()
  return (
    <details className={kin.more} open={part.categoryId || part.place || part.holder ? true : undefined}>
      <summary>{t('kin.part.more')}</summary>
      <div className={classes.fields}>
        <CategorySelect
          size="sm"
          label={t('kin.part.category')}
          value={part.categoryId}
          onChange={(categoryId) => onChange({ categoryId })}
          clearable
        />
        <Select
          size="sm"
          label={t('kin.part.holder')}
          placeholder={t('kin.part.same')}
          data={[
            ...(part.holder?.kind === 'unit' ? [{ value: part.holder.id, label: t('cases.level.grid') }] : []),
            ...departments.map((each) => ({ value: each.id, label: nameOf(each.name) })),
          ]}
          value={part.holder?.id ?? null}
          onChange={(id) => onChange({ holder: id ? { kind: 'department', id } : null })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('console.clear') }}
        />
        <fieldset className={classes.plain}>
          <legend>{t('kin.part.place')}</legend>
          <PlacePicker value={part.place} onChange={(place) => onChange({ place })} search={search} />
        </fieldset>
      </div>
    </details>
  )
}

/** How a part begins: kind, place, holder, and until when it must be accepted. */
function Begins(props: { part: PartPreview; onTake: (holder: Part['holder']) => void; reason: string }) {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const { part } = props
  if (part.because) return <p className={classes.problem}>{props.reason || part.because}</p>
  const facts = [
    nameOf(part.category ?? undefined),
    nameOf(part.place.unit ?? undefined),
    nameOf(part.holder.name),
    part.dueAt ? t('kin.part.due', { time: exact(part.dueAt) }) : '',
  ]
  const { routed } = part
  return (
    <p className={kin.begins} role="status">
      {t('kin.part.will', { facts: facts.filter(Boolean).join(' · ') })}
      {routed ? (
        <>
          {' '}
          {t('kin.part.by_rules', { holder: nameOf(routed.name) })}{' '}
          <button type="button" onClick={() => props.onTake({ kind: routed.kind, id: routed.id })}>
            {t('kin.part.take')}
          </button>
        </>
      ) : null}
    </p>
  )
}

/** What stays with the case that is split. */
function Stays({ preview, refusal }: { preview: SplitPreview; refusal: string }) {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const { parent } = preview
  if (preview.because)
    return <p className={kin.refusal}>{t('kin.merge.cannot', { reason: refusal || preview.because })}</p>
  const orders = parent.orders.map((order) => `${t(`cases.order.${order.kind}`)} · ${nameOf(order.target.name)}`)
  return (
    <section aria-label={t('kin.merge.happens')}>
      <h3 className={kin.happens}>{t('kin.merge.happens')}</h3>
      <ul className={kin.effects}>
        <li>{t('kin.split.parent', { number: parent.number })}</li>
        <li>{t('kin.split.followers', { count: parent.followers })}</li>
        {parent.clocks.length > 0 ? (
          <li>
            {t('kin.split.clocks', { clocks: parent.clocks.map(({ stage }) => t(`cases.stage.${stage}`)).join(', ') })}
          </li>
        ) : null}
        {orders.length > 0 ? <li>{t('kin.split.orders', { orders: orders.join('; ') })}</li> : null}
        <li>{t('kin.split.photos', { count: parent.photos })}</li>
        <li>{t('kin.split.final', { until: exact(preview.undoUntil) })}</li>
      </ul>
    </section>
  )
}
