import { IconAlertTriangle, IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useWords } from '../words/words.tsx'
import classes from './toasts.module.css'

/** A short message that goes away by itself. */
export interface Toast {
  text: string
  kind?: 'done' | 'info' | 'problem'
  /** Offers to take it back: label is "Undo" unless told. */
  undo?: () => void
  action?: { label: string; run: () => void }
  /** ms; problems and messages with an action stay longer. 0: until closed. */
  stay?: number
}

const none: Array<Toast & { id: number }> = []
let next = 1
let shown = none
const watchers = new Set<() => void>()

function change(to: typeof shown): void {
  shown = to
  for (const watcher of watchers) watcher()
}

/** Shows a message at the foot of the page and reads it out. Returns a function that takes it away. */
export function toast(message: Toast | string): () => void {
  const id = next++
  change([...shown.slice(-2), { ...(typeof message === 'string' ? { text: message } : message), id }])
  return () => change(shown.filter((each) => each.id !== id))
}

/** Where messages appear. Once per page, in the root. */
export function Toasts() {
  const messages = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => shown,
    () => none,
  )
  return (
    <div className={classes.stack} role="status" aria-live="polite">
      {messages.map((message) => (
        <ToastCard key={message.id} {...message} />
      ))}
    </div>
  )
}

function ToastCard(props: Toast & { id: number }) {
  const { t } = useWords()
  const { id, kind = 'done', undo, action } = props
  const stay = props.stay ?? (undo || action || kind === 'problem' ? 10_000 : 5000)
  const close = () => change(shown.filter((each) => each.id !== id))
  useEffect(() => {
    if (stay === 0) return
    const timer = setTimeout(() => change(shown.filter((each) => each.id !== id)), stay)
    return () => clearTimeout(timer)
  }, [id, stay])
  const Icon = kind === 'done' ? IconCheck : kind === 'info' ? IconInfoCircle : IconAlertTriangle
  return (
    <div className={classes.toast} data-kind={kind}>
      <Icon size={20} aria-hidden />
      <span className={classes.text}>{props.text}</span>
      {undo ? (
        <button
          type="button"
          className={classes.action}
          onClick={() => {
            close()
            undo()
          }}
        >
          {t('ui.undo')}
        </button>
      ) : null}
      {action ? (
        <button
          type="button"
          className={classes.action}
          onClick={() => {
            close()
            action.run()
          }}
        >
          {action.label}
        </button>
      ) : null}
      <button type="button" className={classes.close} aria-label={t('ui.close')} onClick={close}>
        <IconX size={18} aria-hidden />
      </button>
    </div>
  )
}
