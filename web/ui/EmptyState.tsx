import { IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './states.module.css'
import { useTitle } from './title.ts'

/** Nothing here, said kindly, with a way out. `level` is the heading's rank: 1 when it is the whole page. */
export function EmptyState(props: {
  title: string
  text?: string
  icon?: ReactNode
  action?: ReactNode
  level?: 1 | 2 | 3
}) {
  useTitle(props.level === 1 ? props.title : undefined)
  const Heading = `h${props.level ?? 2}` as const
  return (
    <div className={classes.state}>
      <span className={classes.icon} aria-hidden="true">
        {props.icon ?? <IconInbox size={32} stroke={1.5} />}
      </span>
      <Heading className={classes.title}>{props.title}</Heading>
      {props.text ? <p className={classes.text}>{props.text}</p> : null}
      {props.action ? <div className={classes.action}>{props.action}</div> : null}
    </div>
  )
}
