import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { MyHousehold } from '../../../../contract/points-giving.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { Refusal } from '../../../app/forms.tsx'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Give } from './Give.tsx'
import classes from './mine.module.css'
import { OrderCode } from './OrderCode.tsx'
import { Head, minePaths, SignedOut, useMine } from './parts.tsx'

const ConfirmDialog = lazy(() => import('../../../ui/ConfirmDialog.tsx').then((m) => ({ default: m.ConfirmDialog })))

const path = '/api/v1/my/household'

/** The reader's household: who agreed, giving points to one of them, inviting, leaving. */
export function HouseholdPage() {
  const { t } = useWords()
  const { ready, accountId } = useMine()
  const { data, error, refetch } = useQuery({ ...read(path), enabled: accountId !== null })
  if (!ready) return <PageSkeleton page />
  const mine = data as MyHousehold | undefined
  return (
    <div className={classes.page}>
      <Head title={t('points.my.way.household')} text={t('points.household.text')} />
      {accountId ? null : <SignedOut next="/points/household" />}
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {accountId && !mine && !error ? <PageSkeleton lines={5} /> : null}
      {mine?.household ? <Members mine={mine} household={mine.household} /> : null}
      {mine && !mine.household ? <Open /> : null}
    </div>
  )
}

/** Asks for everything anew that giving and coming together change. */
export function useChanged(): () => void {
  const queries = useQueryClient()
  return () => {
    for (const key of minePaths) void queries.invalidateQueries({ queryKey: [key] })
  }
}

function Open() {
  const { t } = useWords()
  const changed = useChanged()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const open = useWrite((body: { name: string }, context) => answer(api.POST(path, { body, ...context })))
  return (
    <>
      <Card title={t('points.household.open')}>
        <form
          noValidate
          className={classes.fields}
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            setProblem(null)
            if (name.trim())
              open.mutateAsync({ name: name.trim() }).then(changed, (error) => setProblem(asProblem(error)))
          }}
        >
          <p className={classes.words}>{t('points.household.open_text')}</p>
          <TextInput
            size="md"
            maxLength={40}
            label={t('points.household.name')}
            description={t('points.household.name_help')}
            value={name}
            error={tried && !name.trim() ? t('points.household.no_name') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Refusal problem={problem} />
          <div className={classes.buttons}>
            <Button type="submit" size="md" loading={open.isPending}>
              {t('points.household.open_do')}
            </Button>
          </div>
        </form>
      </Card>
      <Card title={t('points.household.have_code')}>
        <ButtonLink to="/points/join" variant="default" size="md">
          {t('points.household.enter_code')}
        </ButtonLink>
      </Card>
    </>
  )
}

function Members({ mine, household }: { mine: MyHousehold; household: NonNullable<MyHousehold['household']> }) {
  const { t } = useWords()
  const { day } = useFormat()
  const changed = useChanged()
  const [leaving, setLeaving] = useState(false)
  const leave = useWrite((_: string, context) => answer(api.POST('/api/v1/my/household/leave', { ...context })))
  const others = household.members.filter(({ me }) => !me)
  return (
    <>
      {others.length > 0 ? <Give mine={mine} others={others} onGiven={changed} /> : null}
      <Card title={t('points.household.who')}>
        <ul className={classes.plain}>
          {household.members.map((member) => (
            <li key={member.id}>
              <strong>{member.name}</strong>
              {member.me ? ` ${t('points.household.me')}` : ''}
              <p className={classes.dim}>{t('points.household.since', { day: day(member.since) })}</p>
            </li>
          ))}
        </ul>
        <p className={classes.dim}>{t('points.household.only_you')}</p>
      </Card>
      <Invites household={household} most={mine.mostMembers} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => setLeaving(true)}>
          {t('points.household.leave')}
        </Button>
      </div>
      {leaving ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            opened
            onClose={() => setLeaving(false)}
            title={t('points.household.leave')}
            text={t('points.household.leave_text')}
            confirmLabel={t('points.household.leave')}
            danger
            onConfirm={async () => {
              await leave.mutateAsync('leave')
              toast(t('points.household.left'))
              changed()
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}

/** Invitations nobody has followed yet, and a new one: a code to be shown, or a link to be sent. */
function Invites({ household, most }: { household: NonNullable<MyHousehold['household']>; most: number }) {
  const { t } = useWords()
  const { day } = useFormat()
  const changed = useChanged()
  const [problem, setProblem] = useState<Problem | null>(null)
  const invite = useWrite((_: string, context) => answer(api.POST('/api/v1/my/household/invites', { ...context })))
  const end = useWrite((id: string, context) =>
    answer(api.POST('/api/v1/my/household/invites/{id}/end', { params: { path: { id } }, ...context })),
  )
  const run = (work: Promise<unknown>) => {
    setProblem(null)
    work.then(changed, (error) => setProblem(asProblem(error)))
  }
  const link = (code: string) => new URL(`${at('/points/join')}#${code}`, location.href).href
  const copy = (code: string) =>
    void navigator.clipboard?.writeText(link(code)).then(() => toast(t('points.household.copied')))
  return (
    <Card title={t('points.household.invite')}>
      <p className={classes.words}>{t('points.household.invite_text', { most })}</p>
      {household.invites.map(({ id, by, code, until }) => (
        <div key={id} className={classes.invite}>
          {code ? <OrderCode code={code} text={link(code)} label={t('points.household.invite_qr')} /> : null}
          <p className={classes.dim}>{t('points.household.invited', { by, day: day(until) })}</p>
          <div className={classes.buttons}>
            {code ? (
              <Button variant="default" onClick={() => copy(code)}>
                {t('points.household.copy')}
              </Button>
            ) : null}
            <Button variant="default" onClick={() => run(end.mutateAsync(id))}>
              {t('points.household.end_invite')}
            </Button>
          </div>
        </div>
      ))}
      <Refusal problem={problem} />
      {household.members.length + household.invites.length < most ? (
        <div className={classes.buttons}>
          <Button size="md" loading={invite.isPending} onClick={() => run(invite.mutateAsync('invite'))}>
            {t('points.household.invite_do')}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}
