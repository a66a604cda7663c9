import { Button, Checkbox, Group, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Boundary, UnitRef } from '../../../../contract/territory.ts'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { type Corner, lineThrough, readPositions } from './corners.rules.ts'
import { useDesk } from './desk.ts'
import { PointTools, usePoints } from './PointTools.tsx'
import { Proposed } from './Proposed.tsx'
import { useDrawnUnit } from './useDraft.ts'

/** Splits a unit along a line: drawn on the map, straight through the middle, or written down. */
export function SplitForm(props: { unit: UnitRef; fitTo: (...boundaries: (Boundary | null)[]) => void }) {
  const { t } = useWords()
  const { id, revision, canvas, setCanvas } = useDesk()
  const { unit, fitTo } = props
  const drawn = useDrawnUnit(id, revision, unit.id)
  const boundary = drawn.data?.boundary
  const [line, setLine] = useState<readonly Corner[] | null>(null)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const [keep, setKeep] = useState(true)
  usePoints({ closed: false, picking: line === null })
  useEffect(() => {
    if (boundary) fitTo(boundary)
  }, [boundary, fitTo])
  const take = (positions: readonly Corner[]) => {
    setLine(positions)
    setCanvas({ points: positions.map(([lng, lat]) => ({ lng, lat })) })
  }
  if (line)
    return (
      <Proposed
        wish={{ type: 'cut', unitId: unit.id, line: line.map(([lng, lat]) => [lng, lat]), keep }}
        level={unit.level}
        onAgain={() => {
          setLine(null)
          setCanvas({ points: [], proposed: [] })
        }}
      />
    )
  if (drawn.isPending) return <PageSkeleton lines={3} />
  return (
    <>
      {drawn.data && drawn.data.unit.children > 0 ? (
        <Checkbox
          label={t('territory.split.keep')}
          description={t('territory.split.keep_help')}
          checked={keep}
          onChange={(event) => setKeep(event.currentTarget.checked)}
        />
      ) : null}
      <PointTools
        least={2}
        label={t('territory.split.cut')}
        onDone={() => take(canvas.points.map(({ lng, lat }): Corner => [lng, lat]))}
      />
      {boundary ? (
        <Group gap="sm">
          <Button size="sm" variant="default" onClick={() => take(lineThrough(boundary, 'across'))}>
            {t('territory.split.across')}
          </Button>
          <Button size="sm" variant="default" onClick={() => take(lineThrough(boundary, 'along'))}>
            {t('territory.split.along')}
          </Button>
        </Group>
      ) : null}
      <details>
        <summary>{t('territory.draw.write')}</summary>
        <Textarea
          mt="xs"
          label={t('territory.draw.line')}
          description={t('territory.draw.line_help')}
          autosize
          minRows={2}
          maxRows={8}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setWrong(false)
          }}
          error={wrong ? t('territory.draw.unread') : undefined}
        />
        <Button
          mt="xs"
          size="sm"
          variant="default"
          onClick={() => {
            const positions = readPositions(text)
            if (positions) take(positions)
            else setWrong(true)
          }}
        >
          {t('territory.split.cut')}
        </Button>
      </details>
      <p className={classes.help}>{t('territory.split.beyond')}</p>
    </>
  )
}
