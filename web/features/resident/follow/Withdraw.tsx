import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FollowView } from '../../../../contract/cases.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../resident.module.css'
import { useReporterCommand } from './followed.ts'

/** Takes the report back, after asking once. */
export function Withdraw(props: { view: FollowView; secret: string | undefined }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const give = useReporterCommand(props.view, props.secret)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  if (!open)
    return (
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t('resident.withdraw.open')}
      </Button>
    )
  return (
    <form
      className={`${classes.fields} ${classes.sure}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        give.mutate(
          { type: 'withdraw', ...(reason.trim() ? { reason: reason.trim() } : {}) },
          {
            onSuccess: () => {
              setOpen(false)
              toast(t('resident.withdraw.done'))
            },
          },
        )
      }}
    >
      <p>{t('resident.withdraw.sure')}</p>
      <Textarea
        label={t('resident.withdraw.reason')}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div role="alert">{give.error ? <p className={classes.problem}>{explain(give.error)}</p> : null}</div>
      <div className={classes.buttons}>
        <Button type="submit" color="plum" loading={give.isPending}>
          {t('resident.withdraw.yes')}
        </Button>
        <Button type="button" variant="default" onClick={() => setOpen(false)}>
          {t('resident.withdraw.no')}
        </Button>
      </div>
    </form>
  )
}
