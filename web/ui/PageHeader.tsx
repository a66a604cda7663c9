import type { ReactNode } from 'react'
import classes from './PageHeader.module.css'
import { useTitle } from './title.ts'

/** The one h1 of a page; it also becomes the title of the document. `actions` stand at the right, or below on a phone. */
export function PageHeader(props: { title: string; text?: ReactNode; above?: ReactNode; actions?: ReactNode }) {
  useTitle(props.title)
  return (
    <div className={classes.header}>
      <div className={classes.words}>
        {props.above ? <div className={classes.above}>{props.above}</div> : null}
        <h1 className={classes.title}>{props.title}</h1>
        {props.text ? <p className={classes.text}>{props.text}</p> : null}
      </div>
      {props.actions ? <div className={classes.actions}>{props.actions}</div> : null}
    </div>
  )
}
