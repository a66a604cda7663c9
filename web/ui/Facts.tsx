import type { ReactNode } from 'react'
import classes from './Facts.module.css'

/** Names and values beside each other: what a thing is at a glance. Entries without a value are left out. */
export function Facts(props: { items: ReadonlyArray<{ label: string; value: ReactNode }> }) {
  return (
    <dl className={classes.facts}>
      {props.items.map((item) =>
        item.value === null || item.value === undefined || item.value === '' ? null : (
          <div key={item.label}>
            <dt>{item.label}</dt>
            <dd>{item.value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
