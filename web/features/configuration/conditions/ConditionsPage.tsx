import { Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Condition, ConditionInput } from '../../../../contract/case-configuration.ts'
import { read } from '../../../app/api.ts'
import type { Column } from '../../../ui/DataTable.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import look from '../form.module.css'
import { BothLanguages, CategoryPick, DepartmentPick, filled } from '../parts/Fields.tsx'
import { LimitFields, useLimitWords } from '../parts/LimitFields.tsx'
import { RecordForm } from '../parts/RecordForm.tsx'
import { type OpenRecord, RecordList } from '../parts/RecordList.tsx'
import { useCategoryTree } from '../parts/records.ts'

/** Conditions: under which circumstance a category has which limits, and what closing asks for. */
export function ConditionsPage() {
  const { t, nameOf } = useWords()
  const { open } = useSearch({ from: '/console/admin/conditions' })
  const { byId } = useCategoryTree()
  const say = useLimitWords()
  const [categoryId, setCategoryId] = useState<string | null>(null)
  const columns = useMemo<Column<Condition>[]>(
    () => [
      {
        key: 'category',
        header: t('configuration.category.one'),
        cell: (row) => (
          <span
            title={byId
              .get(row.categoryId)
              ?.path.map((id) => nameOf(byId.get(id)?.name))
              .join(' › ')}
          >
            {nameOf(byId.get(row.categoryId)?.name) || '–'}
          </span>
        ),
      },
      { key: 'name', header: t('configuration.name'), cell: (row) => nameOf(row.name) },
      {
        key: 'handle',
        header: t('cases.stage.handle'),
        width: '10rem',
        cell: (row) => say(row.limits.handle) || t('configuration.default'),
      },
      {
        key: 'marks',
        header: t('configuration.state'),
        width: '11rem',
        cell: (row) => (
          <span className={classes.marks}>
            {row.standard ? <span className={classes.mark}>{t('configuration.condition.standard')}</span> : null}
            {row.photoRequired ? <span className={classes.mark}>{t('configuration.condition.photo')}</span> : null}
            {row.active ? null : <span className={classes.mark}>{t('configuration.off')}</span>}
          </span>
        ),
      },
    ],
    [t, byId, nameOf, say],
  )
  return (
    <RecordList
      kind="conditions"
      open={open}
      newLabel={t('configuration.condition.new')}
      columns={columns}
      keep={(each) => !categoryId || (byId.get(each.categoryId)?.path.includes(categoryId) ?? false)}
      filters={
        <CategoryPick
          label={t('configuration.filter_category')}
          value={categoryId}
          onChange={setCategoryId}
          clearable
        />
      }
      card={(row) => (
        <>
          <strong>{nameOf(row.name)}</strong>
          <span>{nameOf(byId.get(row.categoryId)?.name)}</span>
          <span className={classes.dim}>{say(row.limits.handle) || t('configuration.default')}</span>
        </>
      )}
      form={(form) => <ConditionForm key={open} {...form} categoryId={categoryId} />}
    />
  )
}

const inputOf = ({ id: _id, version: _version, updatedAt: _at, ...input }: Condition): ConditionInput => input

function ConditionForm(props: OpenRecord<Condition> & { categoryId: string | null }) {
  const { t, nameOf } = useWords()
  const { record } = props
  const settings = useQuery({ ...read('/api/v1/configuration/settings'), staleTime: 60_000 })
  const { byId } = useCategoryTree()
  const fresh: ConditionInput = {
    ...{ categoryId: props.categoryId ?? '', code: '', name: { en: '', zh: '' }, limits: {}, photoRequired: false },
    ...{ responsibleDepartmentId: null, standard: false, active: true },
  }
  return (
    <RecordForm
      kind="conditions"
      title={record ? nameOf(record.name) : t('configuration.condition.new')}
      record={record}
      initial={record ? inputOf(record) : fresh}
      toBody={(values) => ({ ...values, closing: filled(values.closing) })}
      onClose={props.onClose}
      onSaved={props.onSaved}
    >
      {({ values, set, problem, disabled }) => {
        const danger = byId.get(values.categoryId)?.path.some((id) => byId.get(id)?.danger)
        return (
          <>
            <CategoryPick
              label={t('configuration.category.one')}
              value={values.categoryId || null}
              onChange={(categoryId) => set({ categoryId: categoryId ?? '' })}
              error={problem?.of('categoryId')}
              disabled={disabled}
            />
            <BothLanguages
              label={t('configuration.condition.name')}
              value={values.name}
              onChange={(name) => set({ name })}
              required
              disabled={disabled}
              errors={{ en: problem?.of('name.en'), zh: problem?.of('name.zh') }}
            />
            <TextInput
              size="sm"
              label={t('configuration.code')}
              withAsterisk
              maxLength={60}
              value={values.code}
              onChange={(event) => set({ code: event.currentTarget.value })}
              error={problem?.of('code')}
              disabled={disabled}
            />
            <LimitFields
              label={t('configuration.condition.limits')}
              help={t('configuration.condition.limits_help')}
              value={values.limits}
              onChange={(limits) => set({ limits })}
              fallback={settings.data?.limits[danger ? 'danger' : 'normal']}
              disabled={disabled}
            />
            <BothLanguages
              label={t('configuration.condition.closing')}
              help={t('configuration.condition.closing_help')}
              value={values.closing}
              onChange={(closing) => set({ closing })}
              long
              disabled={disabled}
            />
            <DepartmentPick
              label={t('configuration.condition.department')}
              value={values.responsibleDepartmentId}
              onChange={(responsibleDepartmentId) => set({ responsibleDepartmentId })}
              clearable
              error={problem?.of('responsibleDepartmentId')}
              disabled={disabled}
            />
            <fieldset className={look.switches}>
              <legend>{t('configuration.condition.flags')}</legend>
              <Switch
                label={t('configuration.condition.photo_required')}
                checked={values.photoRequired}
                onChange={(event) => set({ photoRequired: event.currentTarget.checked })}
                disabled={disabled}
              />
              <Switch
                label={t('configuration.condition.standard')}
                description={t('configuration.condition.standard_help')}
                checked={values.standard}
                onChange={(event) => set({ standard: event.currentTarget.checked })}
                disabled={disabled}
              />
              <Switch
                label={t('configuration.flag.active')}
                checked={values.active}
                onChange={(event) => set({ active: event.currentTarget.checked })}
                disabled={disabled}
              />
            </fieldset>
          </>
        )
      }}
    </RecordForm>
  )
}
