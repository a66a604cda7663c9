import type { ReactNode } from 'react'
import classes from './cases.module.css'

/** A word in the same frame as a case's state, for orders and parts. */
export function CaseStateLikeBadge(props: { look: 'new' | 'open' | 'ended'; children: ReactNode }) {
  return (
    <span className={classes.badge} data-look={props.look}>
      {props.children}
    </span>
  )
}
