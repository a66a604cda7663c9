import type { WordKey } from '../words/areas.ts'
import { Instant, useFormat, useNow } from '../words/Instant.tsx'
import { useWords } from '../words/words.tsx'
import classes from './ClockLight.module.css'

/** Colour of a clock. `paused` while a clock stands still, `stopped` when its work is done. */
export type Light = 'green' | 'amber' | 'red' | 'paused' | 'stopped'

const words = {
  green: 'ui.clock.green',
  amber: 'ui.clock.amber',
  red: 'ui.clock.red',
  paused: 'ui.clock.paused',
  stopped: 'ui.clock.stopped',
} satisfies Record<Light, WordKey>

/**
 * A clock as shape, word and colour, so that nobody depends on telling colours apart: disc, triangle, square, bars, tick.
 * With `due` (ISO instant) it says how long is left or how late it is; `size="dot"` keeps the word for screen readers.
 */
export function ClockLight(props: { light: Light; due?: string | null; label?: string; size?: 'dot' | 'normal' }) {
  const { t } = useWords()
  const word = t(words[props.light])
  return (
    <span className={classes.clock} data-light={props.light} data-size={props.size ?? 'normal'}>
      <Shape light={props.light} />
      <span className={props.size === 'dot' ? 'ds-hidden' : classes.word}>
        {props.label ? t('ui.clock.of', { what: props.label, word }) : word}
      </span>
      {props.due && props.light !== 'stopped' ? (
        <span className={classes.due}>
          <Left due={props.due} light={props.light} />
        </span>
      ) : null}
    </span>
  )
}

function Left(props: { due: string; light: Light }) {
  const { t } = useWords()
  const { exact, length } = useFormat()
  const now = useNow()
  if (props.light === 'paused') return <Instant at={props.due} show="day" />
  const left = new Date(props.due).getTime() - now
  return (
    <time dateTime={props.due} title={exact(props.due)}>
      {left >= 0 ? t('ui.clock.left', { time: length(left) }) : t('ui.clock.over', { time: length(left) })}
    </time>
  )
}

function Shape(props: { light: Light }) {
  return (
    <svg className={classes.shape} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      {props.light === 'green' ? <circle cx="8" cy="8" r="7" /> : null}
      {props.light === 'amber' ? <path d="M8 1 15.5 15H.5Z" /> : null}
      {props.light === 'red' ? <rect x="1.5" y="1.5" width="13" height="13" rx="1.5" /> : null}
      {props.light === 'paused' ? <path d="M3 2h4v12H3zM9 2h4v12H9z" /> : null}
      {props.light === 'stopped' ? (
        <path d="m2 8.5 4 4 8-9" fill="none" stroke="currentColor" strokeWidth="2.5" />
      ) : null}
    </svg>
  )
}
