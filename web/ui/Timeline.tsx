import type { ReactNode } from 'react'
import { Instant } from '../words/Instant.tsx'
import classes from './Timeline.module.css'

/** One thing that happened. `note` is a person's own words; `quiet` steps back (routine), `strong` stands out. */
export interface TimelineItem {
  id: string
  at: string
  title: ReactNode
  by?: ReactNode
  note?: ReactNode
  /** Photos, orders, anything below the words. */
  more?: ReactNode
  icon?: ReactNode
  tone?: 'plain' | 'quiet' | 'strong'
  /** A word beside the time, such as "internal". */
  mark?: string
}

/** What happened, in order, as a list a screen reader can walk. Newest first or last is the caller's choice. */
export function Timeline(props: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol className={classes.timeline} aria-label={props.label}>
      {props.items.map((item) => (
        <li key={item.id} className={classes.item} data-tone={item.tone ?? 'plain'}>
          <span className={classes.mark} aria-hidden="true">
            {item.icon}
          </span>
          <div className={classes.body}>
            <div className={classes.line}>
              <span className={classes.title}>{item.title}</span>
              <span className={classes.when}>
                {item.mark ? <span className={classes.word}>{item.mark}</span> : null}
                <Instant at={item.at} />
              </span>
            </div>
            {item.by ? <div className={classes.by}>{item.by}</div> : null}
            {item.note ? <div className={classes.note}>{item.note}</div> : null}
            {item.more}
          </div>
        </li>
      ))}
    </ol>
  )
}
