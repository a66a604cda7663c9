import type { ReactNode } from 'react'
import classes from './StatNumber.module.css'

/** A figure with what it counts. `note` says what it is a share of: a share never stands without its count. */
export function StatNumber(props: { label: string; value: ReactNode; note?: ReactNode; loading?: boolean }) {
  return (
    <div className={classes.stat}>
      <div className={classes.label}>{props.label}</div>
      <div className={classes.value} aria-busy={props.loading || undefined}>
        {props.loading ? <span className={classes.bone} /> : props.value}
      </div>
      {props.note ? <div className={classes.note}>{props.note}</div> : null}
    </div>
  )
}
