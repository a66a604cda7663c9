import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'

/** What a change is called, and why it is made. */
export interface ChangeWords {
  title: string
  reason: string
}

/** Asks for the title and the reason of a change. */
export function ChangeForm(props: {
  words?: ChangeWords
  label: string
  busy: boolean
  problem: Problem | null
  onSave: (words: ChangeWords) => void
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [title, setTitle] = useState(props.words?.title ?? '')
  const [reason, setReason] = useState(props.words?.reason ?? '')
  const [missing, setMissing] = useState(false)
  return (
    <form
      noValidate
      className={classes.main}
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim()) props.onSave({ title: title.trim(), reason: reason.trim() })
        else setMissing(true)
      }}
    >
      <TextInput
        label={t('territory.change.title')}
        description={t('territory.change.title_help')}
        value={title}
        maxLength={200}
        withAsterisk
        onChange={(event) => {
          setTitle(event.currentTarget.value)
          setMissing(false)
        }}
        error={missing ? t('ui.required') : undefined}
        data-autofocus
      />
      <Textarea
        label={t('territory.change.reason')}
        value={reason}
        maxLength={2000}
        autosize
        minRows={3}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div role="alert">{props.problem ? <p className={classes.problem}>{explain(props.problem)}</p> : null}</div>
      <Button type="submit" loading={props.busy}>
        {props.label}
      </Button>
    </form>
  )
}
