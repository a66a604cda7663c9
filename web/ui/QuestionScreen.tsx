import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../words/words.tsx'
import { type Explained, useErrorWords } from './ErrorState.tsx'
import classes from './QuestionScreen.module.css'
import { useTitle } from './title.ts'

/**
 * One question on one screen, with a thumb-sized button to go on. The caller keeps the answers and which `step` it is;
 * on another step the question gets the focus, so that it is read out. Enter in a single-line field goes on.
 */
export function QuestionScreen(props: {
  /** From 1. */
  step: number
  of: number
  question: string
  help?: ReactNode
  children: ReactNode
  onBack?: () => void
  onNext: () => void
  nextLabel?: string
  /** What is missing, shown when going on was tried; going on is never a dead grey button. */
  problem?: string | Explained | null
  busy?: boolean
  /** Offers to leave this question out. */
  onSkip?: () => void
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(props.step)
  useTitle(props.question)
  useEffect(() => {
    if (shown.current === props.step) return
    shown.current = props.step
    heading.current?.focus()
    scrollTo({ top: 0 })
  }, [props.step])
  const problem = typeof props.problem === 'string' ? props.problem : props.problem ? explain(props.problem) : null
  return (
    <form
      className={classes.screen}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!props.busy) props.onNext()
      }}
    >
      <div className={classes.top}>
        {props.onBack ? (
          <button type="button" className={classes.back} onClick={props.onBack}>
            <IconArrowLeft size={20} aria-hidden />
            {t('ui.back')}
          </button>
        ) : (
          <span />
        )}
        <span className={classes.count}>{t('ui.step', { step: props.step, of: props.of })}</span>
      </div>
      <div className={classes.track} aria-hidden="true">
        <div className={classes.done} style={{ width: `${(100 * props.step) / props.of}%` }} />
      </div>
      <h1 className={classes.question} ref={heading} tabIndex={-1}>
        {props.question}
      </h1>
      {props.help ? <div className={classes.help}>{props.help}</div> : null}
      <div className={classes.answer}>{props.children}</div>
      <div className={classes.foot}>
        <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
        <Button type="submit" size="lg" fullWidth loading={props.busy} aria-busy={props.busy || undefined}>
          {props.nextLabel ?? t('ui.next')}
        </Button>
        {props.onSkip ? (
          <Button type="button" variant="subtle" size="md" fullWidth onClick={props.onSkip}>
            {t('ui.skip')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
