import { useEffect, useRef } from 'react'
import { useWords } from '../words/words.tsx'
import classes from './DataTable.module.css'

/** Rows chosen together. Keys of rows that are not loaded (any more) may be among them. */
export interface Selection<Row> {
  keys: ReadonlySet<string>
  onChange: (keys: ReadonlySet<string>) => void
  /** Names the checkbox of a row. */
  label: (row: Row) => string
}

/** Chooses one row; Shift chooses all rows up to it. */
export function SelectOne(props: { label: string; checked: boolean; onChoose: (range: boolean) => void }) {
  const shift = useRef(false)
  return (
    <label className={classes.box}>
      <input
        type="checkbox"
        aria-label={props.label}
        checked={props.checked}
        tabIndex={-1}
        onClick={(event) => {
          shift.current = event.shiftKey
        }}
        onChange={() => props.onChoose(shift.current)}
      />
    </label>
  )
}

/** Chooses all rows that are loaded, or none. */
export function SelectAll<Row>(props: {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  selection: Selection<Row>
}) {
  const { t } = useWords()
  const { rows, rowKey, selection } = props
  const box = useRef<HTMLInputElement>(null)
  const chosen = rows.filter((row) => selection.keys.has(rowKey(row))).length
  const all = chosen === rows.length
  useEffect(() => {
    if (box.current) box.current.indeterminate = chosen > 0 && !all
  }, [chosen, all])
  return (
    <label className={classes.box}>
      <input
        ref={box}
        type="checkbox"
        aria-label={t('ui.table.choose_all')}
        checked={all}
        onChange={() => selection.onChange(all ? new Set() : new Set(rows.map(rowKey)))}
      />
    </label>
  )
}
