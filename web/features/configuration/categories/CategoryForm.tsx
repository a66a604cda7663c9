import { Button, NativeSelect, NumberInput, Switch, Tabs, TagsInput, TextInput } from '@mantine/core'
import { useCallback } from 'react'
import type { Category, CategoryInput } from '../../../../contract/case-configuration.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { BothLanguages, CategoryPick, filled } from '../parts/Fields.tsx'
import { RecordForm } from '../parts/RecordForm.tsx'
import { useCategoryTree, useMayConfigure } from '../parts/records.ts'
import { Preview } from './Preview.tsx'
import { QuestionsBuilder } from './QuestionsBuilder.tsx'
import { tidyQuestions } from './questions.rules.ts'

// messages: configuration.city_object.*, configuration.city_event.*

const objects = ['public_facilities', 'transport', 'sanitation', 'greening', 'other'] as const
const events = ['appearance_and_sanitation', 'advertising', 'construction', 'street_order', 'sudden', 'other'] as const

const fresh = (parentId: string | null): CategoryInput => ({
  ...{ parentId, code: '', name: { en: '', zh: '' }, keywords: [], questions: [], danger: false, home: false },
  ...{ cityObject: null, cityEvent: null, open: true, active: true, position: 0 },
})

function inputOf(record: Category): CategoryInput {
  const { id: _id, path: _path, version: _version, updatedAt: _at, ...input } = record
  return input
}

/** The form of one category: its words, its questions with a preview, and what is done with it. */
export function CategoryForm(props: {
  record: Category | undefined
  parentId: string | null
  onClose: () => void
  onSaved: (saved: Category) => void
  onAdd: (parentId: string) => void
}) {
  const { t, nameOf } = useWords()
  const { record } = props
  const { byId } = useCategoryTree()
  const may = useMayConfigure()
  // A category can't stand below itself.
  const own = useCallback(
    (id: string) => (record ? (byId.get(id)?.path.includes(record.id) ?? false) : false),
    [byId, record],
  )
  return (
    <RecordForm
      kind="categories"
      title={record ? nameOf(record.name) : t('configuration.category.new')}
      record={record}
      initial={record ? inputOf(record) : fresh(props.parentId)}
      toBody={(values) => ({
        ...values,
        description: filled(values.description),
        questions: tidyQuestions(values.questions),
      })}
      onClose={props.onClose}
      onSaved={props.onSaved}
      actions={
        record && may ? (
          <Button size="compact-sm" variant="subtle" onClick={() => props.onAdd(record.id)}>
            {t('configuration.category.add_below')}
          </Button>
        ) : undefined
      }
    >
      {({ values, set, problem, disabled }) => (
        <Tabs defaultValue="words" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="words">{t('configuration.category.tab_words')}</Tabs.Tab>
            <Tabs.Tab value="questions">
              {t('configuration.category.tab_questions', { count: values.questions.length })}
            </Tabs.Tab>
            <Tabs.Tab value="preview">{t('configuration.category.tab_preview')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="words" className={classes.tabPanel}>
            <BothLanguages
              label={t('configuration.name')}
              value={values.name}
              onChange={(name) => set({ name })}
              required
              disabled={disabled}
              errors={{ en: problem?.of('name.en'), zh: problem?.of('name.zh') }}
            />
            <TextInput
              size="sm"
              label={t('configuration.code')}
              description={t('configuration.code_help')}
              withAsterisk
              maxLength={60}
              value={values.code}
              onChange={(event) => set({ code: event.currentTarget.value })}
              error={problem?.of('code')}
              disabled={disabled}
            />
            <CategoryPick
              label={t('configuration.category.parent')}
              placeholder={t('configuration.category.top')}
              value={values.parentId}
              onChange={(parentId) => set({ parentId })}
              except={own}
              clearable
              error={problem?.of('parentId')}
              disabled={disabled}
            />
            <BothLanguages
              label={t('configuration.category.description')}
              value={values.description}
              onChange={(description) => set({ description })}
              long
              disabled={disabled}
            />
            <TagsInput
              size="sm"
              label={t('configuration.category.keywords')}
              description={t('configuration.category.keywords_help')}
              value={values.keywords}
              onChange={(keywords) => set({ keywords })}
              maxTags={60}
              splitChars={[',', ';', '，', '；', '、']}
              clearable
              clearButtonProps={{ 'aria-label': t('configuration.pick.clear') }}
              disabled={disabled}
            />
            <fieldset className={classes.switches}>
              <legend>{t('configuration.category.flags')}</legend>
              {(['danger', 'home', 'open', 'active'] as const).map((flag) => (
                <Switch
                  key={flag}
                  label={t(`configuration.flag.${flag}`)}
                  description={t(`configuration.flag_help.${flag}`)}
                  checked={values[flag]}
                  onChange={(event) => set({ [flag]: event.currentTarget.checked })}
                  disabled={disabled}
                />
              ))}
            </fieldset>
            <div className={classes.pair}>
              <NativeSelect
                size="sm"
                label={t('configuration.category.city_object')}
                value={values.cityObject ?? ''}
                onChange={(event) =>
                  set({ cityObject: (event.currentTarget.value || null) as CategoryInput['cityObject'] })
                }
                data={[
                  { value: '', label: '–' },
                  ...objects.map((each) => ({ value: each, label: t(`configuration.city_object.${each}`) })),
                ]}
                disabled={disabled}
              />
              <NativeSelect
                size="sm"
                label={t('configuration.category.city_event')}
                value={values.cityEvent ?? ''}
                onChange={(event) =>
                  set({ cityEvent: (event.currentTarget.value || null) as CategoryInput['cityEvent'] })
                }
                data={[
                  { value: '', label: '–' },
                  ...events.map((each) => ({ value: each, label: t(`configuration.city_event.${each}`) })),
                ]}
                disabled={disabled}
              />
            </div>
            <NumberInput
              size="sm"
              label={t('configuration.position')}
              description={t('configuration.position_help')}
              allowDecimal={false}
              value={values.position}
              onChange={(position) => set({ position: typeof position === 'number' ? position : 0 })}
              disabled={disabled}
            />
          </Tabs.Panel>
          <Tabs.Panel value="questions" className={classes.tabPanel}>
            <QuestionsBuilder
              value={values.questions}
              onChange={(questions) => set({ questions })}
              problem={problem}
              disabled={disabled}
            />
          </Tabs.Panel>
          <Tabs.Panel value="preview" className={classes.tabPanel}>
            <Preview category={values} />
          </Tabs.Panel>
        </Tabs>
      )}
    </RecordForm>
  )
}
