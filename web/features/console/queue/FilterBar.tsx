import { Button, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type Ref, useEffect, useState } from 'react'
import { read } from '../../../app/api.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { CategorySelect, useCategories } from '../pick/CategorySelect.tsx'
import { UnitSelect } from '../pick/UnitSelect.tsx'
import classes from './queue.module.css'
import {
  filterCount,
  filterNames,
  lifecycles,
  lights,
  priorities,
  type QueueSearch,
  states,
  toggled,
} from './search.ts'

// messages: cases.state.*, cases.lifecycle.*, cases.priority.*, cases.light.*, console.shown.*

/** Narrows the list. Everything chosen lands in the address. */
export function FilterBar(props: {
  search: QueueSearch
  onChange: (change: Partial<QueueSearch>) => void
  /** Opens the case with a whole number; false when the words are none. */
  onJump: (words: string) => boolean
  wordsRef: Ref<HTMLInputElement>
  open: boolean
  onOpen: (open: boolean) => void
}) {
  const { t } = useWords()
  const { search, onChange, open, onOpen } = props
  const hidden = filterCount({ ...search, q: undefined, light: undefined })
  const chosen = search.light?.split(',') ?? []
  return (
    <div className={classes.filters}>
      <div className={classes.filterRow}>
        <WordsFilter
          value={search.q ?? ''}
          onChange={(q) => onChange({ q })}
          onJump={props.onJump}
          wordsRef={props.wordsRef}
        />
        <fieldset className={classes.lights}>
          <legend className="ds-hidden">{t('console.queue.light')}</legend>
          {lights.map((light) => (
            <label key={light} className={classes.lightToggle} data-on={chosen.includes(light) || undefined}>
              <input
                type="checkbox"
                checked={chosen.includes(light)}
                onChange={() => onChange({ light: toggled(search.light, light) })}
              />
              {light === 'none' ? null : <ClockLight light={light} size="dot" />}
              <span aria-hidden={light === 'none' ? undefined : true}>{t(`cases.light.${light}`)}</span>
            </label>
          ))}
        </fieldset>
        <Button
          variant="default"
          size="sm"
          aria-expanded={open}
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
          onClick={() => onOpen(!open)}
        >
          {t('console.queue.filters', { count: hidden })}
        </Button>
      </div>
      {open ? <MoreFilters search={search} onChange={onChange} /> : null}
      <Chosen search={search} onChange={onChange} />
    </div>
  )
}

/** Words are sent a moment after the last key. */
function WordsFilter(props: {
  value: string
  onChange: (q: string | undefined) => void
  onJump: (words: string) => boolean
  wordsRef: Ref<HTMLInputElement>
}) {
  const { t } = useWords()
  const { value, onChange } = props
  const [words, setWords] = useState(value)
  const [last, setLast] = useState(value)
  if (last !== value) {
    // The address changed by itself: another list was opened.
    setLast(value)
    setWords(value)
  }
  useEffect(() => {
    const next = words.trim()
    if (next === value) return
    const timer = setTimeout(() => onChange(next || undefined), 300)
    return () => clearTimeout(timer)
  }, [words, value, onChange])
  return (
    <TextInput
      ref={props.wordsRef}
      className={classes.search}
      size="sm"
      type="search"
      aria-label={t('console.queue.words')}
      placeholder={t('console.queue.words')}
      leftSection={<IconSearch size={18} aria-hidden />}
      value={words}
      maxLength={200}
      onChange={(event) => setWords(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
        if (event.key === 'Enter' && !event.nativeEvent.isComposing && !props.onJump(words))
          onChange(words.trim() || undefined)
      }}
    />
  )
}

function MoreFilters(props: { search: QueueSearch; onChange: (change: Partial<QueueSearch>) => void }) {
  const { t } = useWords()
  const { search, onChange } = props
  return (
    <div className={classes.more}>
      <NativeSelect
        size="sm"
        label={t('console.queue.shown')}
        value={search.shown ?? ''}
        onChange={(event) => onChange({ shown: (event.currentTarget.value || undefined) as QueueSearch['shown'] })}
        data={[
          { value: '', label: t('console.shown.usual') },
          { value: 'open', label: t('console.shown.open') },
          { value: 'ended', label: t('console.shown.ended') },
          { value: 'all', label: t('console.shown.all') },
        ]}
      />
      <NativeSelect
        size="sm"
        label={t('console.queue.kind')}
        value={search.lifecycle ?? ''}
        onChange={(event) =>
          onChange({ lifecycle: (event.currentTarget.value || undefined) as QueueSearch['lifecycle'] })
        }
        data={[
          { value: '', label: t('console.queue.every_kind') },
          ...lifecycles.map((value) => ({ value, label: t(`cases.lifecycle.${value}`) })),
        ]}
      />
      <MultiSelect
        size="sm"
        label={t('console.queue.state')}
        data={states.map((state) => ({ value: state, label: t(`cases.state.${state}`) }))}
        value={search.state?.split(',') ?? []}
        onChange={(value) => onChange({ state: value.join(',') || undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t('console.clear') }}
      />
      <MultiSelect
        size="sm"
        label={t('console.field.priority')}
        data={priorities.map((priority) => ({ value: priority, label: t(`cases.priority.${priority}`) }))}
        value={search.priority?.split(',') ?? []}
        onChange={(value) => onChange({ priority: value.join(',') || undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t('console.clear') }}
      />
      <CategorySelect
        size="sm"
        label={t('cases.category')}
        value={search.category ?? null}
        onChange={(category) => onChange({ category: category ?? undefined })}
        clearable
      />
      <UnitSelect
        size="sm"
        label={t('cases.place')}
        value={search.unit ?? null}
        onChange={(unit) => onChange({ unit: unit ?? undefined })}
        clearable
      />
      <div className={classes.days}>
        <TextInput
          size="sm"
          type="date"
          label={t('console.queue.from')}
          value={search.from ?? ''}
          max={search.to}
          onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('console.queue.to')}
          value={search.to ?? ''}
          min={search.from}
          onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
        />
      </div>
    </div>
  )
}

/** What narrows the list right now, each taken away by a click. */
function Chosen(props: { search: QueueSearch; onChange: (change: Partial<QueueSearch>) => void }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { search, onChange } = props
  const { byId } = useCategories()
  const unit = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: search.unit ?? '' } } }),
    enabled: search.unit !== undefined,
    staleTime: 3_600_000,
  })
  const pills: Array<{ key: string; label: string; change: Partial<QueueSearch> }> = []
  for (const state of search.state?.split(',') ?? [])
    pills.push({
      key: `state-${state}`,
      label: t(`cases.state.${state as (typeof states)[number]}`),
      change: { state: toggled(search.state, state) },
    })
  for (const priority of search.priority?.split(',') ?? [])
    pills.push({
      key: `priority-${priority}`,
      label: t(`cases.priority.${priority as (typeof priorities)[number]}`),
      change: { priority: toggled(search.priority, priority) },
    })
  if (search.shown)
    pills.push({ key: 'shown', label: t(`console.shown.${search.shown}`), change: { shown: undefined } })
  if (search.category)
    pills.push({
      key: 'category',
      label: nameOf(byId.get(search.category)?.name) || t('cases.category'),
      change: { category: undefined },
    })
  if (search.unit)
    pills.push({ key: 'unit', label: nameOf(unit.data?.name) || t('cases.place'), change: { unit: undefined } })
  if (search.from)
    pills.push({ key: 'from', label: `${t('console.queue.from')} ${day(search.from)}`, change: { from: undefined } })
  if (search.to)
    pills.push({ key: 'to', label: `${t('console.queue.to')} ${day(search.to)}`, change: { to: undefined } })
  if (pills.length === 0) return null
  return (
    <div className={classes.pills}>
      {pills.map((pill) => (
        <button key={pill.key} type="button" onClick={() => onChange(pill.change)}>
          {pill.label}
          <IconX size={14} aria-hidden />
          <span className="ds-hidden">{t('console.queue.take_away')}</span>
        </button>
      ))}
      <button
        type="button"
        className={classes.clear}
        onClick={() => onChange(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
      >
        {t('console.queue.clear')}
      </button>
    </div>
  )
}
