import { Button, Group } from '@mantine/core'
import { useEffect } from 'react'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { useDesk } from './desk.ts'

/** Lets points be set on the map while the tool is in hand; Ctrl+Z takes the last one back. */
export function usePoints({ closed, picking }: { closed: boolean; picking: boolean }): void {
  const { canvas, setCanvas, setTakeBack } = useDesk()
  useEffect(() => setCanvas({ picking, closed }), [picking, closed, setCanvas])
  const { points } = canvas
  useEffect(() => {
    setTakeBack(picking && points.length > 0 ? () => setCanvas({ points: points.slice(0, -1) }) : null)
    return () => setTakeBack(null)
  }, [picking, points, setCanvas, setTakeBack])
}

/** How many points there are, the last one taken back, and what is done with them. */
export function PointTools(props: { least: number; label: string; onDone: () => void }) {
  const { t } = useWords()
  const { canvas, setCanvas } = useDesk()
  const { points } = canvas
  return (
    <Group gap="sm">
      <Button size="sm" disabled={points.length < props.least} onClick={props.onDone}>
        {props.label}
      </Button>
      <Button
        size="sm"
        variant="default"
        disabled={points.length === 0}
        onClick={() => setCanvas({ points: points.slice(0, -1) })}
      >
        {t('territory.draw.back')}
      </Button>
      <span role="status" className={classes.quiet}>
        {t('territory.draw.points', { count: points.length })}
      </span>
    </Group>
  )
}
