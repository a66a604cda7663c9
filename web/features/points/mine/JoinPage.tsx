import { Button, TextInput } from '@mantine/core'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { answer, api, useWrite } from '../../../app/api.ts'
import { keepOnDevice, onDevice } from '../../../app/device/shelf.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { useChanged } from './HouseholdPage.tsx'
import classes from './mine.module.css'
import { Head, SignedOut, useMine } from './parts.tsx'

const kept = 'points.invite'

/** Joining a household by a code. It stands behind the `#` of a link, where no server and no log sees it. */
export function JoinPage() {
  const { t } = useWords()
  const { ready, accountId } = useMine()
  const hash = useRouterState({ select: (state) => state.location.hash })
  // Signing in leads by other addresses, in which a code has no place: it waits on the device.
  useEffect(() => {
    if (hash && ready && !accountId) keepOnDevice(kept, hash)
  }, [hash, ready, accountId])
  if (!ready) return <PageSkeleton page />
  return (
    <div className={classes.page}>
      <Head title={t('points.join.title')} text={t('points.join.text')} />
      {accountId ? <Join code={hash || onDevice(kept, '')} /> : <SignedOut next="/points/join" />}
    </div>
  )
}

function Join(props: { code: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const changed = useChanged()
  const [code, setCode] = useState(props.code)
  const [name, setName] = useState('')
  const [invitation, setInvitation] = useState<{ by: string; members: number } | null>(null)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const look = useWrite((body: { code: string }, context) =>
    answer(api.POST('/api/v1/my/household/look', { body, ...context })),
  )
  const join = useWrite((body: { code: string; name: string }, context) =>
    answer(api.POST('/api/v1/my/household/join', { body, ...context })),
  )
  const submit = async () => {
    setProblem(null)
    setTried(true)
    try {
      if (!invitation) {
        if (code.trim().length < 8) return
        setInvitation(await look.mutateAsync({ code: code.trim() }))
        setTried(false)
      } else if (name.trim()) {
        await join.mutateAsync({ code: code.trim(), name: name.trim() })
        keepOnDevice(kept, undefined)
        changed()
        toast(t('points.join.done'))
        void navigate({ to: '/points/household' })
      }
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  return (
    <Card>
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {invitation ? (
          <>
            <p className={classes.words} role="status">
              <strong>{t('points.join.by', { by: invitation.by, count: invitation.members })}</strong>
            </p>
            <p className={classes.words}>{t('points.join.means')}</p>
            <TextInput
              size="md"
              maxLength={40}
              label={t('points.household.name')}
              description={t('points.household.name_help')}
              value={name}
              error={tried && !name.trim() ? t('points.household.no_name') : undefined}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </>
        ) : (
          <TextInput
            size="md"
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            label={t('points.join.code')}
            value={code}
            error={tried && code.trim().length < 8 ? t('points.join.no_code') : undefined}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <Refusal problem={problem} />
        <div className={classes.buttons}>
          <Button type="submit" size="lg" loading={look.isPending || join.isPending}>
            {invitation ? t('points.join.do') : t('points.join.look')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
