import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../words/words.tsx'
import classes from './SidePanel.module.css'

/** A list and, when something is open, its panel beside it. On narrow screens the panel covers the list. */
export function SplitView(props: { children: ReactNode; panel?: ReactNode }) {
  return (
    <div className={classes.split} data-open={props.panel ? true : undefined}>
      <div className={classes.main}>{props.children}</div>
      {props.panel}
    </div>
  )
}

/**
 * A panel beside a list instead of a new page. Gets the focus when `focusKey` changes, Escape closes it. Put it into
 * `SplitView`'s `panel` only while something is open.
 */
export function SidePanel(props: {
  title: ReactNode
  onClose: () => void
  children: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  /** Changes with what is shown, such as the id. */
  focusKey?: string
  /** Leaves the focus in the list (walking it with j and k). */
  quiet?: boolean
}) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const { focusKey, quiet, onClose } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: focusKey says when another thing is shown
  useEffect(() => {
    if (!quiet) heading.current?.focus({ preventScroll: true })
  }, [focusKey, quiet])
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role=dialog]')) onClose()
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [onClose])
  return (
    <section className={classes.panel} aria-labelledby="side-panel-title">
      <div className={classes.head}>
        <h2 id="side-panel-title" className={classes.title} ref={heading} tabIndex={-1}>
          {props.title}
        </h2>
        {props.actions}
        <button type="button" className={classes.close} aria-label={t('ui.close')} onClick={onClose}>
          <IconX size={20} aria-hidden />
        </button>
      </div>
      <div className={classes.body}>{props.children}</div>
      {props.footer ? <div className={classes.foot}>{props.footer}</div> : null}
    </section>
  )
}
