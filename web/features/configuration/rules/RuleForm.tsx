import { NativeSelect, Switch } from '@mantine/core'
import type { RoutingRule, RoutingRuleInput } from '../../../../contract/case-configuration.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { BothLanguages, CategoryPick, DepartmentPick, UnitPick } from '../parts/Fields.tsx'
import { RecordForm } from '../parts/RecordForm.tsx'
import { useCategoryTree, useRecords } from '../parts/records.ts'

// messages: cases.channel.*, cases.level.*, cases.priority.*

const channels = ['web', 'field', 'counter', 'phone', 'hotline', 'open311', 'api', 'import'] as const
const levels = ['grid', 'community', 'street', 'district'] as const
const priorities = ['normal', 'urgent', 'danger'] as const

const inputOf = ({ id: _id, version: _version, updatedAt: _at, ...input }: RoutingRule): RoutingRuleInput => input

/** The form of one rule: when it fits, who holds the case then. */
export function RuleForm(props: {
  record: RoutingRule | undefined
  /** The position of the last rule: a new one comes after it. */
  last: number
  onClose: () => void
  onSaved: (saved: RoutingRule) => void
}) {
  const { t, nameOf } = useWords()
  const { record } = props
  const { byId } = useCategoryTree()
  const conditions = useRecords('conditions')
  const fresh: RoutingRuleInput = {
    ...{ position: props.last + 10, name: { en: '', zh: '' }, categoryId: null, unitId: null, channel: null },
    ...{ holder: { level: 'community' }, conditionId: null, priority: null, active: true },
  }
  return (
    <RecordForm
      kind="rules"
      title={record ? nameOf(record.name) : t('configuration.rule.new')}
      record={record}
      initial={record ? inputOf(record) : fresh}
      onClose={props.onClose}
      onSaved={props.onSaved}
    >
      {({ values, set, problem, disabled }) => {
        const { holder } = values
        const branch = values.categoryId ? (byId.get(values.categoryId)?.path ?? []) : []
        const fitting = (conditions.items ?? []).filter((each) => each.active && branch.includes(each.categoryId))
        return (
          <>
            <BothLanguages
              label={t('configuration.name')}
              help={t('configuration.rule.name_help')}
              value={values.name}
              onChange={(name) => set({ name })}
              required
              disabled={disabled}
              errors={{ en: problem?.of('name.en'), zh: problem?.of('name.zh') }}
            />
            <fieldset className={classes.group}>
              <legend>{t('configuration.rule.when')}</legend>
              <CategoryPick
                label={t('configuration.category.one')}
                placeholder={t('configuration.rule.any_category')}
                value={values.categoryId}
                onChange={(categoryId) => set({ categoryId, conditionId: null })}
                clearable
                error={problem?.of('categoryId')}
                disabled={disabled}
              />
              <UnitPick
                label={t('configuration.rule.unit')}
                placeholder={t('configuration.rule.any_unit')}
                value={values.unitId}
                onChange={(unitId) => set({ unitId })}
                clearable
                error={problem?.of('unitId')}
                disabled={disabled}
              />
              <NativeSelect
                size="sm"
                label={t('configuration.rule.channel')}
                value={values.channel ?? ''}
                onChange={(event) =>
                  set({ channel: (event.currentTarget.value || null) as RoutingRuleInput['channel'] })
                }
                data={[
                  { value: '', label: t('configuration.rule.any_channel') },
                  ...channels.map((each) => ({ value: each, label: t(`cases.channel.${each}`) })),
                ]}
                disabled={disabled}
              />
            </fieldset>
            <fieldset className={classes.group}>
              <legend>{t('configuration.rule.then')}</legend>
              <NativeSelect
                size="sm"
                label={t('configuration.rule.holder')}
                value={'level' in holder ? holder.level : 'department'}
                onChange={(event) => {
                  const to = event.currentTarget.value
                  set({
                    holder: to === 'department' ? { departmentId: '' } : { level: to as 'grid' },
                  })
                }}
                data={[
                  ...levels.map((each) => ({ value: each, label: t(`cases.level.${each}`) })),
                  { value: 'department', label: t('configuration.rule.department') },
                ]}
                disabled={disabled}
              />
              {'departmentId' in holder ? (
                <DepartmentPick
                  label={t('configuration.rule.department')}
                  value={holder.departmentId || null}
                  onChange={(departmentId) => set({ holder: { departmentId: departmentId ?? '' } })}
                  error={problem?.of('holder')}
                  disabled={disabled}
                />
              ) : null}
              {fitting.length > 0 ? (
                <NativeSelect
                  size="sm"
                  label={t('configuration.rule.condition')}
                  value={values.conditionId ?? ''}
                  onChange={(event) => set({ conditionId: event.currentTarget.value || null })}
                  data={[
                    { value: '', label: t('configuration.rule.usual_condition') },
                    ...fitting.map((each) => ({ value: each.id, label: nameOf(each.name) })),
                  ]}
                  disabled={disabled}
                />
              ) : null}
              <NativeSelect
                size="sm"
                label={t('configuration.rule.priority')}
                value={values.priority ?? ''}
                onChange={(event) =>
                  set({ priority: (event.currentTarget.value || null) as RoutingRuleInput['priority'] })
                }
                data={[
                  { value: '', label: t('configuration.rule.usual_priority') },
                  ...priorities.map((each) => ({ value: each, label: t(`cases.priority.${each}`) })),
                ]}
                disabled={disabled}
              />
            </fieldset>
            <Switch
              label={t('configuration.flag.active')}
              checked={values.active}
              onChange={(event) => set({ active: event.currentTarget.checked })}
              disabled={disabled}
            />
          </>
        )
      }}
    </RecordForm>
  )
}
