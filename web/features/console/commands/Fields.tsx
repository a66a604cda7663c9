import { NumberInput, Radio, Select, Stack, Textarea } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { useBoundaries, usePlaces } from '../../../cases/places.ts'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { PlacePicker } from '../../../ui/PlacePicker.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { CategorySelect } from '../pick/CategorySelect.tsx'
import { StandardTexts, type TextUse } from '../pick/StandardTexts.tsx'
import { UnitSelect } from '../pick/UnitSelect.tsx'
import { type DeskCommand, type FieldName, type Missing, ordersFor } from './build.ts'
import { ConditionField } from './ConditionField.tsx'
import classes from './commands.module.css'
import { DepartmentsField, LeadField, TargetField } from './DepartmentFields.tsx'
import type { FieldProps } from './field.ts'
import { MergeField } from './MergeField.tsx'
import { PartsField } from './PartsField.tsx'
import { PostField } from './PostField.tsx'
import { TimeField } from './TimeField.tsx'
import { UndoPreview } from './UndoPreview.tsx'

// messages: console.field.*, console.missing.*, console.outcome.*, console.ruling.*, cases.visibility.*, cases.priority.*

/** One input of a command form. */
export function Field(
  props: Omit<FieldProps, 'error'> & {
    name: FieldName
    photos: readonly ChosenPhoto[]
    setPhotos: (photos: ChosenPhoto[]) => void
    missing: Missing[FieldName]
  },
) {
  const { t } = useWords()
  const { name, values, set, view, type } = props
  const error = props.missing ? t(`console.missing.${props.missing}`) : undefined
  const given: FieldProps = { type, view, own: props.own, values, set, error }
  switch (name) {
    case 'reason':
    case 'text':
    case 'elsewhere':
      return <WordsField {...given} name={name} />
    case 'back':
      return <UndoPreview view={view} />
    case 'unitId':
      return (
        <UnitSelect
          label={t('console.field.unit_below')}
          value={values.unitId}
          onChange={(unitId) => set({ unitId })}
          within={view.holder.kind === 'unit' ? view.holder.id : undefined}
          except={microgrids}
          error={error}
        />
      )
    case 'postId':
      return <PostField {...given} />
    case 'departmentIds':
      return <DepartmentsField {...given} />
    case 'leadId':
      return <LeadField {...given} />
    case 'targetId':
      return values.ruling === 'retarget' ? <TargetField {...given} /> : null
    case 'arriveBy':
      return <TimeField {...given} name="arriveBy" label={t('console.field.arrive_by')} />
    case 'until':
      return <TimeField {...given} name="until" label={t('console.field.until')} />
    case 'orderId':
      return <OrderField {...given} />
    case 'conditionId':
      return <ConditionField {...given} categoryId={view.category?.id ?? null} />
    case 'categoryId':
      return (
        <>
          <CategorySelect
            label={t('cases.category')}
            value={values.categoryId}
            onChange={(categoryId) => set({ categoryId, conditionId: null })}
            error={error}
          />
          {values.categoryId ? <ConditionField {...given} error={undefined} categoryId={values.categoryId} /> : null}
        </>
      )
    case 'priority':
      return (
        <Choice
          label={t('console.field.priority')}
          value={values.priority ?? view.priority}
          onChange={(priority) => set({ priority })}
          options={(['normal', 'urgent', 'danger'] as const).map((each) => ({
            value: each,
            label: t(`cases.priority.${each}`),
          }))}
        />
      )
    case 'limitDays':
      return (
        <NumberInput
          label={t('console.field.limit_days')}
          description={t('console.field.limit_days_help')}
          value={values.limitDays ?? ''}
          min={1}
          max={365}
          allowDecimal={false}
          onChange={(days) => set({ limitDays: typeof days === 'number' ? days : null })}
        />
      )
    case 'passed':
      return (
        <Choice
          label={t('console.field.passed')}
          value={values.passed}
          onChange={(passed) => set({ passed })}
          error={error}
          options={[
            { value: 'yes', label: t('console.field.pass') },
            { value: 'no', label: t('console.field.fail') },
          ]}
        />
      )
    case 'granted':
      return <GrantField {...given} />
    case 'ruling':
      return (
        <Choice
          label={t('console.field.ruling')}
          value={values.ruling}
          onChange={(ruling) => set({ ruling })}
          error={error}
          options={(['overrule', 'retarget', 'withdraw'] as const).map((each) => ({
            value: each,
            label: t(`console.ruling.${each}`),
          }))}
        />
      )
    case 'basis':
      return (
        <Choice
          label={t('console.field.basis')}
          value={values.basis}
          onChange={(basis) => set({ basis })}
          options={[
            { value: 'agreement', label: t('console.field.basis_agreement') },
            { value: 'ruling', label: t('console.field.basis_ruling') },
          ]}
        />
      )
    case 'outcome':
      return (
        <Choice
          label={t('console.field.outcome')}
          value={values.outcome}
          onChange={(outcome) => set({ outcome })}
          error={error}
          options={(['settled', 'not_solved', 'not_reached'] as const).map((each) => ({
            value: each,
            label: t(`console.outcome.${each}`),
          }))}
        />
      )
    case 'visibility':
      return (
        <Choice
          label={t('console.field.visibility')}
          value={values.visibility}
          onChange={(visibility) => set({ visibility })}
          options={(['public', 'internal'] as const).map((each) => ({
            value: each,
            label: t(`cases.visibility.${each}`),
          }))}
        />
      )
    case 'parts':
      return <PartsField {...given} />
    case 'intoCaseId':
      return <MergeField {...given} />
    case 'place':
      return <PlaceField {...given} />
    case 'photos':
      return <PhotoInput label={t('console.field.photos')} value={props.photos} onChange={props.setPhotos} max={10} />
  }
}

const microgrids = ['microgrid'] as const

/** One of a few, as radio buttons: everything that can be chosen is seen. */
function Choice<T extends string>(props: {
  label: string
  value: T | null
  onChange: (value: T) => void
  options: ReadonlyArray<{ value: T; label: string }>
  error?: string | undefined
}) {
  return (
    <Radio.Group
      label={props.label}
      value={props.value}
      onChange={(value) => props.onChange(value as T)}
      error={props.error}
    >
      <Stack gap="xs" mt="xs">
        {props.options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

const uses: Partial<Record<DeskCommand, TextUse>> = {
  comment: 'comment',
  decline: 'decline',
  handle: 'handle',
  check: 'check',
  return: 'return',
  raise: 'raise',
}

const optional: ReadonlySet<DeskCommand> = new Set([
  'assign',
  'whistle',
  'dispatch',
  'answer',
  'arrive',
  'resume',
  'split',
  'merge',
  'undo',
])

function WordsField(props: FieldProps & { name: 'reason' | 'text' | 'elsewhere' }) {
  const { t } = useWords()
  const { name, type, values, set, view } = props
  const use = name === 'elsewhere' ? undefined : uses[type]
  const need =
    name !== 'elsewhere' &&
    !optional.has(type) &&
    !(type === 'check' && values.passed !== 'no') &&
    !((type === 'rule_extension' || type === 'rule_suspension') && values.granted !== 'no')
  const label =
    name === 'elsewhere'
      ? t('console.field.elsewhere')
      : name === 'reason'
        ? t('console.field.reason')
        : type === 'handle'
          ? t('console.field.done')
          : t('console.field.text')
  return (
    <div>
      <Textarea
        label={label}
        description={textHelp(type, name, t)}
        withAsterisk={need}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={name === 'reason' ? 2000 : 4000}
        value={values[name]}
        onChange={(event) => set({ [name]: event.currentTarget.value })}
        error={props.error}
      />
      {use ? (
        <div className={classes.texts}>
          <StandardTexts
            use={use}
            categoryId={view.category?.id ?? null}
            onTake={(text) => set({ [name]: values[name].trim() ? `${values[name].trim()}\n${text}` : text })}
          />
        </div>
      ) : null}
    </div>
  )
}

function textHelp(type: DeskCommand, name: string, t: ReturnType<typeof useWords>['t']): string | undefined {
  if (name === 'elsewhere') return t('console.field.elsewhere_help')
  if (type === 'handle' || type === 'decline' || type === 'void') return t('console.field.reporter_reads')
  return undefined
}

/** Which order it is about; nothing to ask where there is only one. */
function OrderField(props: FieldProps) {
  const { t, nameOf } = useWords()
  const { view, type, own, values, set } = props
  const orders = ordersFor(view, type, own)
  if (orders.length === 0 && !props.error) return null
  if (orders.length === 1 && values.orderId === orders[0]?.id && type !== 'handle' && type !== 'ask_extension')
    return (
      <p className={classes.about}>
        {t(`cases.order.${orders[0].kind}`)} · {nameOf(orders[0].target.name)}
      </p>
    )
  const wholeCase =
    type === 'handle' || type === 'ask_extension' ? [{ value: '', label: t('console.field.whole_case') }] : []
  return (
    <Select
      label={t('console.field.order')}
      data={[
        ...wholeCase,
        ...orders.map((order) => ({
          value: order.id,
          label: `${t(`cases.order.${order.kind}`)} · ${nameOf(order.target.name)}`,
        })),
      ]}
      value={values.orderId ?? ''}
      onChange={(orderId) => set({ orderId: orderId || null })}
      allowDeselect={false}
      error={props.error}
    />
  )
}

/** What was asked for stands above the choice. */
function GrantField(props: FieldProps) {
  const { t } = useWords()
  const { exact } = useFormat()
  const { view, type, values, set, error } = props
  const asked = type === 'rule_extension' ? view.extension : view.suspension
  return (
    <>
      {asked ? (
        <blockquote className={classes.asked}>
          <strong>{t('console.field.asked_until', { until: exact(asked.until) })}</strong>
          <span>{asked.reason}</span>
        </blockquote>
      ) : null}
      <Choice
        label={t('console.field.granted')}
        value={values.granted}
        onChange={(granted) => set({ granted })}
        error={error}
        options={[
          { value: 'yes', label: t('console.field.grant') },
          { value: 'no', label: t('console.field.refuse') },
        ]}
      />
    </>
  )
}

function PlaceField(props: FieldProps) {
  const { t } = useWords()
  const { search, describe } = usePlaces()
  const [opened, setOpened] = useState(false)
  const grids = useBoundaries({ level: 'grid', look: 'area', wanted: opened })
  const map = useMemo(() => (grids ? { layers: [grids] } : { layers: [] }), [grids])
  const onMap = useCallback(() => setOpened(true), [])
  return (
    <fieldset className={classes.plain}>
      <legend>{t('cases.place')}</legend>
      <PlacePicker
        value={props.values.place}
        onChange={(place) => props.set({ place })}
        search={search}
        describe={describe}
        map={map}
        onMap={onMap}
        problem={props.error ? t('console.field.place_choose') : null}
      />
    </fieldset>
  )
}
