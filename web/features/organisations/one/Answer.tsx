import { Button } from '@mantine/core'
import { useState } from 'react'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { useWords } from '../../../words/words.tsx'
import { useAct } from './useAct.ts'

/** Yes, or no with a reason. */
export function Answer(props: {
  yes: string
  no: string
  about: string
  onAnswer: (said: { accept: boolean; why?: string }) => Promise<unknown>
}) {
  const { t } = useWords()
  const { act, problem, busy } = useAct()
  const [refusing, setRefusing] = useState(false)
  return (
    <>
      <div className={classes.row}>
        <Button
          size="compact-sm"
          loading={busy}
          aria-label={`${props.yes}: ${props.about}`}
          onClick={() => void act(() => props.onAnswer({ accept: true }))}
        >
          {props.yes}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${props.no}: ${props.about}`}
          onClick={() => setRefusing(true)}
        >
          {props.no}
        </Button>
      </div>
      <Refusal problem={problem} />
      <ConfirmDialog
        opened={refusing}
        onClose={() => setRefusing(false)}
        title={props.no}
        confirmLabel={props.no}
        reason={{ label: t('organisations.why'), max: 500 }}
        onConfirm={(why) => act(() => props.onAnswer({ accept: false, why }), true)}
      />
    </>
  )
}

/** Something that ends with a reason. */
export function Ending(props: {
  label: string
  about: string
  text?: string
  optional?: boolean
  onEnd: (why: string) => Promise<unknown>
}) {
  const { t } = useWords()
  const { act } = useAct()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`${props.label}: ${props.about}`}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      <ConfirmDialog
        opened={open}
        onClose={() => setOpen(false)}
        title={props.label}
        {...(props.text ? { text: props.text } : {})}
        confirmLabel={props.label}
        reason={{ label: t('organisations.why'), max: 500, required: !props.optional }}
        onConfirm={(why) => act(() => props.onEnd(why), true)}
      />
    </>
  )
}
