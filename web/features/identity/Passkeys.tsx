import { Button } from '@mantine/core'
import { IconFingerprint, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../../app/problem.ts'
import { Card } from '../../ui/Card.tsx'
import { useErrorWords } from '../../ui/ErrorState.tsx'
import { toast } from '../../ui/toasts.tsx'
import { Instant } from '../../words/Instant.tsx'
import { useWords } from '../../words/words.tsx'
import { addPasskey, auth, canUsePasskeys } from './auth.ts'
import classes from './identity.module.css'

interface Passkey {
  id: string
  name: string | null
  createdAt: string | null
}

const key = ['passkeys']

/** Passkeys of the account: what there is, one more, one less. */
export function Passkeys() {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const { data } = useQuery({ queryKey: key, queryFn: () => auth<Passkey[]>('passkey/list-user-passkeys') })
  const change = async (work: Promise<unknown>, words?: string) => {
    setBusy(true)
    try {
      await work
      await queries.invalidateQueries({ queryKey: key })
      if (words) toast(words)
    } catch (error) {
      const problem = asProblem(error)
      // What the browser throws when somebody changes their mind is not for people.
      toast({ kind: 'problem', text: problem.status ? explain(problem) : t('account.passkey.failed') })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={t('account.passkeys')}>
      <p className={classes.lead}>{t('account.passkeys.text')}</p>
      {data?.length === 0 ? <p className={classes.lead}>{t('account.passkeys.none')}</p> : null}
      <ul className={classes.list}>
        {data?.map((passkey) => {
          const name = passkey.name ?? t('account.passkeys.unnamed')
          return (
            <li key={passkey.id}>
              <span>
                {name}
                {passkey.createdAt ? (
                  <small>
                    <Instant at={passkey.createdAt} show="day" />
                  </small>
                ) : null}
              </span>
              <Button
                size="sm"
                variant="default"
                disabled={busy}
                aria-label={t('account.passkeys.remove', { name })}
                onClick={() => void change(auth('passkey/delete-passkey', { id: passkey.id }))}
              >
                <IconTrash size={18} aria-hidden />
              </Button>
            </li>
          )
        })}
      </ul>
      {canUsePasskeys() ? (
        <Button
          mt="sm"
          variant="default"
          loading={busy}
          leftSection={<IconFingerprint size={20} aria-hidden />}
          onClick={() => void change(addPasskey(t('account.passkeys.unnamed')), t('account.passkeys.added'))}
        >
          {t('account.passkeys.add')}
        </Button>
      ) : null}
    </Card>
  )
}
