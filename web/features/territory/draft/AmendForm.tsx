import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { UnitRef } from '../../../../contract/territory.ts'
import type { DraftRow } from '../../../../contract/territory-drawing.ts'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { useDesk } from './desk.ts'
import { NewUnitFields } from './NewUnitFields.tsx'
import { useDrawnUnit } from './useDraft.ts'

/** Code, names, kind and counts of a unit that stays as it is. */
export function AmendForm(props: { unit: UnitRef }) {
  const { id, revision } = useDesk()
  const drawn = useDrawnUnit(id, revision, props.unit.id)
  return drawn.data ? <Fields key={drawn.data.unit.id} row={drawn.data.unit} /> : <PageSkeleton lines={3} />
}

function Fields(props: { row: DraftRow }) {
  const { t, nameOf } = useWords()
  const { add, leave } = useDesk()
  const { row } = props
  const [value, setValue] = useState(() => ({
    ...{ code: row.code, name: row.name, kind: row.kind },
    ...{ households: row.households, population: row.population },
  }))
  const said = {
    ...(value.code === row.code ? {} : { code: value.code }),
    ...(value.name.en === row.name.en && value.name.zh === row.name.zh ? {} : { name: value.name }),
    ...(value.kind === row.kind ? {} : { kind: value.kind }),
    ...(value.households === row.households ? {} : { households: value.households }),
    ...(value.population === row.population ? {} : { population: value.population }),
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add({ type: 'amend', unitId: row.id, ...said })
      }}
    >
      <NewUnitFields legend={nameOf(row.name)} value={value} level={row.level} onChange={setValue} />
      <Group gap="sm" mt="md">
        <Button type="submit" size="sm" disabled={Object.keys(said).length === 0}>
          {t('territory.step.add')}
        </Button>
        <Button variant="default" size="sm" onClick={leave}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}
