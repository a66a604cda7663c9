import { Button, Checkbox, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Boundary, UnitRef } from '../../../../contract/territory.ts'
import { useWords } from '../../../words/words.tsx'
import { levelBelow } from '../parts/levels.ts'
import { readBoundary } from './corners.rules.ts'
import { useDesk } from './desk.ts'
import { PointTools, usePoints } from './PointTools.tsx'
import { Proposed } from './Proposed.tsx'
import { useDrawnUnit } from './useDraft.ts'

/** A new unit below the chosen one: its area drawn on the map, pasted, or left for later. */
export function CreateForm(props: { parent: UnitRef; fitTo: (...boundaries: (Boundary | null)[]) => void }) {
  const { t } = useWords()
  const { id, revision, canvas, setCanvas } = useDesk()
  const { parent, fitTo } = props
  const drawn = useDrawnUnit(id, revision, parent.id)
  const outline = drawn.data?.boundary
  const [boundary, setBoundary] = useState<Boundary | null | undefined>(undefined)
  const [trim, setTrim] = useState(true)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  usePoints({ closed: true, picking: boundary === undefined })
  useEffect(() => {
    if (outline) fitTo(outline)
  }, [outline, fitTo])
  const level = levelBelow(parent.level) ?? 'microgrid'
  if (boundary !== undefined)
    return (
      <Proposed
        wish={{ type: 'create', parentId: parent.id, boundary, trim }}
        level={level}
        onAgain={() => {
          setBoundary(undefined)
          setCanvas({ points: [], proposed: [] })
        }}
      />
    )
  return (
    <>
      <Checkbox
        label={t('territory.create.trim')}
        description={t('territory.create.trim_help')}
        checked={trim}
        onChange={(event) => setTrim(event.currentTarget.checked)}
      />
      <PointTools
        least={3}
        label={t('territory.create.take')}
        onDone={() => {
          const ring = canvas.points.map(({ lng, lat }) => [lng, lat])
          setBoundary({ type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] })
        }}
      />
      <PasteBoundary text={text} onText={setText} wrong={wrong} onWrong={setWrong} onTake={setBoundary} />
      <Button size="sm" variant="default" onClick={() => setBoundary(null)} style={{ justifySelf: 'start' }}>
        {t('territory.create.undrawn')}
      </Button>
    </>
  )
}

/** A boundary pasted as GeoJSON, for whoever has it from elsewhere or does without a map. */
export function PasteBoundary(props: {
  text: string
  onText: (text: string) => void
  wrong: boolean
  onWrong: (wrong: boolean) => void
  onTake: (boundary: Boundary) => void
}) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('territory.draw.paste')}</summary>
      <Textarea
        mt="xs"
        label={t('territory.draw.geojson')}
        description={t('territory.draw.geojson_help')}
        autosize
        minRows={3}
        maxRows={10}
        value={props.text}
        onChange={(event) => {
          props.onText(event.currentTarget.value)
          props.onWrong(false)
        }}
        error={props.wrong ? t('territory.draw.unread') : undefined}
      />
      <Button
        mt="xs"
        size="sm"
        variant="default"
        onClick={() => {
          const boundary = readBoundary(props.text)
          if (boundary) props.onTake(boundary)
          else props.onWrong(true)
        }}
      >
        {t('territory.draw.take')}
      </Button>
    </details>
  )
}
