import type { ReactNode } from 'react'
import classes from './Card.module.css'

/** A surface with an optional heading; `level` is the heading's rank on the page. */
export function Card(props: {
  title?: ReactNode
  level?: 2 | 3 | 4
  actions?: ReactNode
  children: ReactNode
  /** No inner space: for tables and maps that fill the card. */
  flush?: boolean
}) {
  const Heading = `h${props.level ?? 2}` as const
  return (
    <section className={classes.card} data-flush={props.flush || undefined}>
      {props.title || props.actions ? (
        <div className={classes.head}>
          {props.title ? <Heading className={classes.title}>{props.title}</Heading> : <span />}
          {props.actions}
        </div>
      ) : null}
      {props.children}
    </section>
  )
}

/** A whole card as one choice: a radio when several make up a question. Wrap in a fieldset with a legend. */
export function ChoiceCard(props: {
  name: string
  value: string
  checked: boolean
  onChoose: (value: string) => void
  title: ReactNode
  text?: ReactNode
  icon?: ReactNode
  type?: 'radio' | 'checkbox'
}) {
  return (
    <label className={classes.choice} data-checked={props.checked || undefined}>
      <input
        type={props.type ?? 'radio'}
        name={props.name}
        value={props.value}
        checked={props.checked}
        onChange={() => props.onChoose(props.value)}
      />
      {props.icon ? (
        <span className={classes.icon} aria-hidden="true">
          {props.icon}
        </span>
      ) : null}
      <span className={classes.words}>
        <span className={classes.name}>{props.title}</span>
        {props.text ? <span className={classes.text}>{props.text}</span> : null}
      </span>
    </label>
  )
}
