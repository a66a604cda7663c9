import { Button, Checkbox } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Erasure } from '../../../../contract/identity.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../resident.module.css'

// messages: resident.erase.why.*

const reasons = ['posts', 'consents', 'teams'] as const

/** The server names the reason by a key such as `identity.kept.posts`. */
const reasonOf = (why: string) => reasons.find((reason) => why.endsWith(`.${reason}`)) ?? 'law'

/** Erases the account's data, after a tick that says it was meant; then says what is gone and what a law keeps. */
export function Erase() {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [sure, setSure] = useState(false)
  const [missing, setMissing] = useState(false)
  const [done, setDone] = useState<Erasure | null>(null)
  const erase = useWrite(
    (_: null, context) => answer(api.POST('/api/v1/my/erase', { body: { confirm: true }, ...context })),
    { onSuccess: (erasure) => setDone(erasure), retry: false },
  )
  if (done)
    return (
      <Card title={t('resident.erase.done')}>
        <div role="status">
          <p className={classes.lead}>
            {t('resident.erase.rows', { count: done.erased.reduce((sum, part) => sum + part.rows, 0) })}
          </p>
          {done.kept.length > 0 ? (
            <>
              <p className={classes.lead}>{t('resident.erase.kept')}</p>
              <ul className={classes.facts}>
                {done.kept.map((part) => (
                  <li key={part.part}>{t(`resident.erase.why.${reasonOf(part.why)}`)}</li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
        <Button
          onClick={() => {
            queries.clear()
            location.assign(location.pathname)
          }}
        >
          {t('ui.close')}
        </Button>
      </Card>
    )
  return (
    <Card title={t('resident.erase.title')}>
      <p className={classes.lead}>{t('resident.erase.text')}</p>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setMissing(!sure)
          if (sure) erase.mutate(null)
        }}
      >
        <Checkbox
          size="lg"
          checked={sure}
          onChange={(event) => {
            setSure(event.currentTarget.checked)
            setMissing(false)
          }}
          label={t('resident.erase.sure')}
          error={missing ? t('resident.erase.missing') : undefined}
        />
        <div role="alert">{erase.error ? <p className={classes.problem}>{explain(erase.error)}</p> : null}</div>
        <div>
          <Button type="submit" color="plum" loading={erase.isPending}>
            {t('resident.erase.button')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
