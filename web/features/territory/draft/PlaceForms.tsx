import { Button, Group, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Level, UnitRef } from '../../../../contract/territory.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { levelNames } from '../parts/levels.ts'
import { useTreeOfDraft } from '../parts/sources.ts'
import { useDesk } from './desk.ts'

/** Puts units under another parent. */
export function MoveForm(props: { units: readonly UnitRef[] }) {
  const { t } = useWords()
  const { add, leave } = useDesk()
  const [parentId, setParent] = useState<string | null>(null)
  const level = levelNames[levelNames.indexOf(props.units[0]?.level ?? 'grid') - 1] ?? 'district'
  return (
    <form
      noValidate
      className={classes.main}
      onSubmit={(event) => {
        event.preventDefault()
        if (parentId) void add({ type: 'move', unitIds: props.units.map(({ id }) => id), parentId })
      }}
    >
      <DraftUnitPick label={t('territory.move.parent')} level={level} value={parentId} onChange={setParent} />
      <Group gap="sm">
        <Button type="submit" size="sm" disabled={!parentId}>
          {t('territory.step.add')}
        </Button>
        <Button variant="default" size="sm" onClick={leave}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}

/** Ends a unit; what it had goes to its successor. */
export function RetireForm(props: { unit: UnitRef }) {
  const { t } = useWords()
  const { add, leave } = useDesk()
  const [successorId, setSuccessor] = useState<string | null>(null)
  const { unit } = props
  return (
    <form
      noValidate
      className={classes.main}
      onSubmit={(event) => {
        event.preventDefault()
        void add({ type: 'retire', unitId: unit.id, successorId })
      }}
    >
      <DraftUnitPick
        label={t('territory.retire.successor')}
        help={t('territory.retire.successor_help')}
        level={unit.level}
        value={successorId}
        onChange={setSuccessor}
        except={unit.id}
      />
      <Group gap="sm">
        <Button type="submit" size="sm">
          {t('territory.step.add')}
        </Button>
        <Button variant="default" size="sm" onClick={leave}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}

/** A unit of the draft by the words of its name or its code. */
function DraftUnitPick(props: {
  label: string
  help?: string
  level: Level
  value: string | null
  onChange: (id: string | null) => void
  except?: string
}) {
  const { t, nameOf } = useWords()
  const { id, revision } = useDesk()
  const source = useTreeOfDraft(id, revision)
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState<{ value: string; label: string } | null>(null)
  const [text] = useDebouncedValue(words.trim(), 200)
  const found = useQuery({ ...source.search(text), enabled: text.length > 0 })
  const options = (found.data ?? [])
    .filter(({ unit }) => unit.level === props.level && unit.id !== props.except)
    .map(({ unit, ancestors }) => {
      const above = ancestors.at(-1)
      return { value: unit.id, label: above ? `${nameOf(unit.name)} · ${nameOf(above.name)}` : nameOf(unit.name) }
    })
  const data = picked && !options.some(({ value }) => value === picked.value) ? [picked, ...options] : options
  return (
    <Select
      size="sm"
      label={props.label}
      description={props.help}
      placeholder={t('territory.tree.search')}
      data={data}
      value={props.value}
      onChange={(value, option) => {
        props.onChange(value)
        setPicked(value && option ? { value, label: option.label } : null)
      }}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('territory.tools.clear') }}
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options: all }) => all}
      nothingFoundMessage={text ? t('territory.tree.none') : undefined}
    />
  )
}
