import { Select, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { LocalizedName } from '../../../../contract/common.ts'
import { read } from '../../../app/api.ts'
import { usePlaces } from '../../../cases/places.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { useCategoryTree, useDepartments } from './records.ts'

// messages: cases.level.*

/** A name, or longer words, in both languages beside each other. */
export function BothLanguages(props: {
  label: string
  help?: string
  value: LocalizedName | undefined
  onChange: (value: LocalizedName) => void
  long?: boolean
  required?: boolean
  errors?: { en?: string | undefined; zh?: string | undefined }
  disabled?: boolean
}) {
  const { t } = useWords()
  const value = props.value ?? { en: '', zh: '' }
  const Input = props.long ? Textarea : TextInput
  return (
    <fieldset className={classes.both}>
      <legend>{props.label}</legend>
      {props.help ? <p className={classes.help}>{props.help}</p> : null}
      {(['zh', 'en'] as const).map((language) => (
        <Input
          key={language}
          size="sm"
          label={t(`configuration.language.${language}`)}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          value={value[language]}
          onChange={(event) => props.onChange({ ...value, [language]: event.currentTarget.value })}
          withAsterisk={props.required}
          error={props.errors?.[language]}
          maxLength={props.long ? 2000 : 200}
          disabled={props.disabled}
          {...(props.long ? { autosize: true, minRows: 2, maxRows: 8 } : {})}
        />
      ))}
    </fieldset>
  )
}

/** Words in both languages, or undefined where both are empty. */
export function filled(value: LocalizedName | undefined): LocalizedName | undefined {
  return value && (value.en.trim() || value.zh.trim()) ? value : undefined
}

interface PickProps {
  label: string
  help?: string
  value: string | null
  onChange: (id: string | null) => void
  error?: string | undefined
  clearable?: boolean
  placeholder?: string
  disabled?: boolean
}

/** A category by its name, code or keywords. `except`: ids that may not be chosen, such as a category's own branch. */
export function CategoryPick(props: PickProps & { except?: (id: string) => boolean }) {
  const { t, nameOf } = useWords()
  const { items, byId } = useCategoryTree()
  const { except } = props
  const { options, said } = useMemo(() => {
    const words = new Map<string, string>()
    const list = items
      .filter((each) => (each.active || each.id === props.value) && !except?.(each.id))
      .map((each) => {
        const path = each.path.map((id) => nameOf(byId.get(id)?.name)).filter(Boolean)
        words.set(each.id, [...path, each.code, each.name.en, each.name.zh, ...each.keywords].join(' ').toLowerCase())
        return { value: each.id, label: path.join(' › ') }
      })
    return { options: list, said: words }
  }, [items, byId, nameOf, except, props.value])
  return (
    <Select
      size="sm"
      label={props.label}
      description={props.help}
      placeholder={props.placeholder ?? t('configuration.pick.category')}
      data={options}
      value={props.value}
      onChange={props.onChange}
      searchable
      clearable={props.clearable}
      clearButtonProps={{ 'aria-label': t('configuration.pick.clear') }}
      limit={60}
      filter={({ options: all, search }) => {
        const words = search
          .toLowerCase()
          .split(/[\s›]+/)
          .filter(Boolean)
        return all.filter(
          (each) => 'value' in each && words.every((word) => said.get(String(each.value))?.includes(word)),
        )
      }}
      nothingFoundMessage={t('configuration.pick.nothing')}
      error={props.error}
      disabled={props.disabled}
      maxDropdownHeight={280}
    />
  )
}

/** A unit of the territory by the words of its name. */
export function UnitPick(props: PickProps) {
  const { t, nameOf } = useWords()
  const { path } = usePlaces()
  const { value } = props
  const [words, setWords] = useState('')
  const [text] = useDebouncedValue(words.trim(), 200)
  const top = useQuery({ ...read('/api/v1/territory/tree', { params: { query: { limit: 200 } } }), staleTime: 600_000 })
  const found = useQuery({
    ...read('/api/v1/territory/search', { params: { query: { text: text || ' ', limit: 30 } } }),
    enabled: text.length > 0,
  })
  const chosen = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: value ?? '' } } }),
    enabled: value !== null,
    staleTime: 600_000,
  })
  const options = useMemo(() => {
    const all = new Map<string, string>()
    const put = (
      unit: { id: string; level: string; name: LocalizedName },
      above: readonly { level: string; name: LocalizedName }[],
    ) => {
      const where = path(above.filter((each) => each.level !== 'district').slice(-2))
      const level = t(`cases.level.${unit.level}` as 'cases.level.grid')
      all.set(unit.id, `${nameOf(unit.name)} · ${level}${where ? ` · ${where}` : ''}`)
    }
    if (chosen.data && value) put(chosen.data, chosen.data.ancestors)
    if (text) for (const { unit, ancestors } of found.data?.items ?? []) put(unit, ancestors)
    else for (const unit of top.data?.items ?? []) put(unit, [])
    return [...all].map(([id, label]) => ({ value: id, label }))
  }, [chosen.data, value, text, found.data, top.data, nameOf, path, t])
  return (
    <Select
      size="sm"
      label={props.label}
      description={props.help}
      placeholder={props.placeholder ?? t('configuration.pick.unit')}
      data={options}
      value={value}
      onChange={props.onChange}
      searchable
      clearable={props.clearable}
      clearButtonProps={{ 'aria-label': t('configuration.pick.clear') }}
      onSearchChange={(next) => setWords(options.some((each) => each.label === next) ? '' : next)}
      // The server has searched already; what it found need not contain the words as typed.
      filter={({ options: all }) => all}
      nothingFoundMessage={found.isFetching ? t('configuration.pick.searching') : t('configuration.pick.nothing')}
      error={props.error}
      disabled={props.disabled}
      maxDropdownHeight={280}
    />
  )
}

/** A department by its name. */
export function DepartmentPick(props: PickProps) {
  const { t, nameOf } = useWords()
  const { data = [] } = useDepartments()
  return (
    <Select
      size="sm"
      label={props.label}
      description={props.help}
      placeholder={props.placeholder ?? t('configuration.pick.department')}
      data={data.map((each) => ({ value: each.id, label: nameOf(each.name) }))}
      value={props.value}
      onChange={props.onChange}
      searchable
      clearable={props.clearable}
      clearButtonProps={{ 'aria-label': t('configuration.pick.clear') }}
      nothingFoundMessage={t('configuration.pick.nothing')}
      error={props.error}
      disabled={props.disabled}
      maxDropdownHeight={280}
    />
  )
}
