import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import classes from './Disclosure.module.css'

/**
 * A button that opens a panel below it. Escape, a click elsewhere or leaving it by keyboard closes it. Lighter than a
 * Mantine Menu, for headers that every page carries.
 */
export function Disclosure(props: {
  /** Names a button that shows no words of its own. */
  label?: string
  /** What the button shows. */
  face: ReactNode
  children: (close: () => void) => ReactNode
  align?: 'start' | 'end'
  className?: string
}) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('focusin', away)
    document.addEventListener('keydown', key)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('focusin', away)
      document.removeEventListener('keydown', key)
    }
  }, [open])

  return (
    <div className={classes.box} ref={box}>
      <button
        ref={button}
        type="button"
        className={props.className ?? classes.button}
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {props.face}
      </button>
      <div id={id} className={classes.panel} data-align={props.align ?? 'end'} hidden={!open}>
        {open ? props.children(() => setOpen(false)) : null}
      </div>
    </div>
  )
}
