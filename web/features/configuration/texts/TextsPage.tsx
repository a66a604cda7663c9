import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { StandardText, StandardTextInput } from '../../../../contract/case-configuration.ts'
import type { Column } from '../../../ui/DataTable.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import { BothLanguages, CategoryPick } from '../parts/Fields.tsx'
import { RecordForm } from '../parts/RecordForm.tsx'
import { type OpenRecord, RecordList } from '../parts/RecordList.tsx'
import { useCategoryTree } from '../parts/records.ts'

// messages: configuration.use.*

const uses = ['comment', 'decline', 'handle', 'check', 'return', 'raise'] as const

/** Texts that are said often, by what they are for. */
export function TextsPage() {
  const { t, nameOf } = useWords()
  const { open } = useSearch({ from: '/console/admin/texts' })
  const { byId } = useCategoryTree()
  const [use, setUse] = useState('')
  const [words, setWords] = useState('')
  const columns = useMemo<Column<StandardText>[]>(
    () => [
      {
        key: 'use',
        header: t('configuration.text.use'),
        width: '8rem',
        cell: (row) => t(`configuration.use.${row.use}`),
      },
      { key: 'title', header: t('configuration.text.title'), width: '14rem', cell: (row) => nameOf(row.title) },
      { key: 'text', header: t('configuration.text.text'), cell: (row) => nameOf(row.text) },
      {
        key: 'category',
        header: t('configuration.category.one'),
        width: '12rem',
        wide: true,
        cell: (row) => (row.categoryId ? nameOf(byId.get(row.categoryId)?.name) : t('configuration.rule.any_category')),
      },
      {
        key: 'state',
        header: t('configuration.state'),
        width: '6rem',
        cell: (row) => (row.active ? '' : <span className={classes.mark}>{t('configuration.off')}</span>),
      },
    ],
    [t, nameOf, byId],
  )
  const wanted = words.trim().toLowerCase()
  return (
    <RecordList
      kind="texts"
      open={open}
      newLabel={t('configuration.text.new')}
      columns={columns}
      keep={(each) =>
        (!use || each.use === use) &&
        `${each.title.en} ${each.title.zh} ${each.text.en} ${each.text.zh}`.toLowerCase().includes(wanted)
      }
      filters={
        <>
          <TextInput
            size="sm"
            aria-label={t('configuration.search')}
            placeholder={t('configuration.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <NativeSelect
            size="sm"
            aria-label={t('configuration.text.use')}
            value={use}
            onChange={(event) => setUse(event.currentTarget.value)}
            data={[
              { value: '', label: t('configuration.text.all_uses') },
              ...uses.map((each) => ({ value: each, label: t(`configuration.use.${each}`) })),
            ]}
          />
        </>
      }
      card={(row) => (
        <>
          <strong>{nameOf(row.title)}</strong>
          <span className={classes.dim}>{t(`configuration.use.${row.use}`)}</span>
          <span>{nameOf(row.text)}</span>
        </>
      )}
      form={(form) => <TextForm key={open} {...form} />}
    />
  )
}

const inputOf = ({ id: _id, version: _version, updatedAt: _at, ...input }: StandardText): StandardTextInput => input
const fresh: StandardTextInput = {
  ...{ categoryId: null, use: 'comment', title: { en: '', zh: '' }, text: { en: '', zh: '' }, active: true },
}

function TextForm(props: OpenRecord<StandardText>) {
  const { t, nameOf } = useWords()
  const { record } = props
  return (
    <RecordForm
      kind="texts"
      title={record ? nameOf(record.title) : t('configuration.text.new')}
      record={record}
      initial={record ? inputOf(record) : fresh}
      onClose={props.onClose}
      onSaved={props.onSaved}
    >
      {({ values, set, problem, disabled }) => (
        <>
          <NativeSelect
            size="sm"
            label={t('configuration.text.use')}
            value={values.use}
            onChange={(event) => set({ use: event.currentTarget.value as StandardTextInput['use'] })}
            data={uses.map((each) => ({ value: each, label: t(`configuration.use.${each}`) }))}
            disabled={disabled}
          />
          <BothLanguages
            label={t('configuration.text.title')}
            value={values.title}
            onChange={(title) => set({ title })}
            required
            disabled={disabled}
            errors={{ en: problem?.of('title.en'), zh: problem?.of('title.zh') }}
          />
          <BothLanguages
            label={t('configuration.text.text')}
            value={values.text}
            onChange={(text) => set({ text })}
            long
            required
            disabled={disabled}
            errors={{ en: problem?.of('text.en'), zh: problem?.of('text.zh') }}
          />
          <CategoryPick
            label={t('configuration.text.category')}
            placeholder={t('configuration.rule.any_category')}
            value={values.categoryId}
            onChange={(categoryId) => set({ categoryId })}
            clearable
            disabled={disabled}
          />
          <Switch
            label={t('configuration.flag.active')}
            checked={values.active}
            onChange={(event) => set({ active: event.currentTarget.checked })}
            disabled={disabled}
          />
        </>
      )}
    </RecordForm>
  )
}
