import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Boundary } from '../../../../contract/territory.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { AmendForm } from './AmendForm.tsx'
import { CreateForm } from './CreateForm.tsx'
import { type Tool, tools, useDesk } from './desk.ts'
import { MergeForm } from './MergeForm.tsx'
import { MoveForm, RetireForm } from './PlaceForms.tsx'
import { RedrawForm } from './RedrawForm.tsx'
import { SplitForm } from './SplitForm.tsx'

// messages: territory.tool.*, territory.tool_help.*

/** How many chosen units a tool works on. */
const needs: Readonly<Record<Tool, readonly [least: number, most: number]>> = {
  split: [1, 1],
  merge: [2, 500],
  redraw: [1, 1],
  amend: [1, 1],
  move: [1, 500],
  retire: [1, 1],
  create: [1, 1],
}

/** What is chosen, and what can be done with it. */
export function ToolBox(props: {
  tool: Tool | null
  onTool: (tool: Tool) => void
  onLetGo: (unitId: string) => void
  fitTo: (...boundaries: (Boundary | null)[]) => void
  busy: boolean
}) {
  const { t, nameOf } = useWords()
  const { chosen } = useDesk()
  const { tool, fitTo, busy } = props
  const [first] = chosen
  const fits = (each: Tool) =>
    chosen.length >= needs[each][0] &&
    chosen.length <= needs[each][1] &&
    (each !== 'create' || first?.level !== 'microgrid') &&
    (each === 'create' || each === 'amend' || each === 'redraw' || first?.level !== 'district')
  const open = tool && fits(tool) ? tool : null
  return (
    <Card title={t('territory.tools.title')}>
      {chosen.length === 0 ? (
        <p className={classes.help}>{t('territory.tools.choose')}</p>
      ) : (
        <ul className={classes.chips} aria-label={t('territory.tools.chosen')}>
          {chosen.map((unit) => (
            <li key={unit.id} className={classes.chip}>
              {nameOf(unit.name)}
              <button
                type="button"
                aria-label={t('territory.tools.let_go', { unit: nameOf(unit.name) })}
                onClick={() => props.onLetGo(unit.id)}
              >
                <IconX size={15} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.toolRow}>
        {tools.map((each) => (
          <Button
            key={each}
            size="sm"
            variant={open === each ? 'filled' : 'default'}
            aria-pressed={open === each}
            disabled={!fits(each) || busy}
            onClick={() => props.onTool(each)}
          >
            {t(`territory.tool.${each}`)}
          </Button>
        ))}
      </div>
      {open && first ? (
        <div className={classes.form} key={`${open} ${first.id}`}>
          <h3>{t(`territory.tool.${open}`)}</h3>
          <p className={classes.help}>{t(`territory.tool_help.${open}`)}</p>
          {open === 'split' ? <SplitForm unit={first} fitTo={fitTo} /> : null}
          {open === 'merge' ? <MergeForm units={chosen} /> : null}
          {open === 'redraw' ? <RedrawForm unit={first} fitTo={fitTo} /> : null}
          {open === 'amend' ? <AmendForm unit={first} /> : null}
          {open === 'move' ? <MoveForm units={chosen} /> : null}
          {open === 'retire' ? <RetireForm unit={first} /> : null}
          {open === 'create' ? <CreateForm parent={first} fitTo={fitTo} /> : null}
        </div>
      ) : null}
    </Card>
  )
}
