import { IconAlertTriangle, IconArrowsSplit2, IconUser } from '@tabler/icons-react'
import type { CaseStateName, HolderView, Lifecycle, Priority } from '../../contract/cases.ts'
import { useWords } from '../words/words.tsx'
import { isEnded } from './CaseLight.tsx'
import classes from './cases.module.css'

// messages: cases.state.*, cases.lifecycle.*, cases.priority.*, cases.level.*

const fresh: ReadonlySet<CaseStateName> = new Set(['reported', 'applied', 'registered'])

/** The state of a case as a word in a frame. No clock colours: those belong to time. */
export function CaseStateBadge(props: { state: CaseStateName }) {
  const { t } = useWords()
  const { state } = props
  const look = isEnded(state) ? 'ended' : fresh.has(state) ? 'new' : 'open'
  return (
    <span className={classes.badge} data-look={look}>
      {t(`cases.state.${state}`)}
    </span>
  )
}

/** What a case is beside a report; a report says nothing. */
export function LifecycleMark(props: { lifecycle: Lifecycle }) {
  const { t } = useWords()
  if (props.lifecycle === 'report') return null
  return (
    <span className={classes.badge} data-look="kind">
      {t(`cases.lifecycle.${props.lifecycle}`)}
    </span>
  )
}

/** Urgent and dangerous cases say so; a normal one says nothing. */
export function PriorityMark(props: { priority: Priority }) {
  const { t } = useWords()
  if (props.priority === 'normal') return null
  return (
    <span className={classes.priority} data-priority={props.priority}>
      <IconAlertTriangle size={15} aria-hidden />
      {t(`cases.priority.${props.priority}`)}
    </span>
  )
}

/** The body that must move the case now. */
export function HolderChip(props: { holder: Pick<HolderView, 'kind' | 'name'> }) {
  const { nameOf } = useWords()
  const Icon = props.holder.kind === 'department' ? IconArrowsSplit2 : IconUser
  return (
    <span className={classes.holder}>
      <Icon size={15} aria-hidden />
      <span>{nameOf(props.holder.name)}</span>
    </span>
  )
}
