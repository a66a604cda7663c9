import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { usePostName } from '../../app/Header.tsx'
import { ButtonLink } from '../../app/links.tsx'
import { asProblem } from '../../app/problem.ts'
import { useSession, useSessionActions } from '../../app/session.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useErrorWords } from '../../ui/ErrorState.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { KeyModeChoice } from '../../ui/keyboard.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useFormat } from '../../words/Instant.tsx'
import { useWords } from '../../words/words.tsx'
import { auth } from './auth.ts'
import { Devices } from './Devices.tsx'
import classes from './identity.module.css'
import { Passkeys } from './Passkeys.tsx'
import { ChangePassword, SecondStep } from './SecondStep.tsx'

/** The reader's own account: name, posts, ways to sign in, and where it is signed in. */
export function AccountPage() {
  const { t } = useWords()
  const { day } = useFormat()
  const session = useSession()
  const postName = usePostName()
  if (!session.ready) return <PageSkeleton page />
  if (!session.account)
    return (
      <EmptyState
        level={1}
        title={t('account.signedOut')}
        action={
          <ButtonLink to="/sign-in" search={{ next: '/account' }}>
            {t('app.signIn')}
          </ButtonLink>
        }
      />
    )
  const { account, posts, signIn } = session
  return (
    <>
      <PageHeader
        title={t('account.title')}
        actions={
          <ButtonLink to="/my/data" variant="default">
            {t('app.footer.data')}
          </ButtonLink>
        }
      />
      <Card title={t('account.me')}>
        <Facts
          items={[
            { label: t('account.mail'), value: account.mail },
            { label: t('account.phone'), value: account.phone },
          ]}
        />
        <NameForm key={account.name} name={account.name} />
      </Card>
      {posts.length > 0 ? (
        <Card title={t('account.posts')}>
          <ul className={classes.list}>
            {posts.map((post) => (
              <li key={post.id}>
                <span>
                  {postName(post)}
                  {post.standingInFor ? <small>{t('app.account.standingIn')}</small> : null}
                </span>
                {post.until ? <small>{t('account.until', { day: day(post.until) })}</small> : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {posts.length > 0 ? (
        <Card title={t('ui.keys.title')}>
          <KeyModeChoice />
        </Card>
      ) : null}
      {signIn.passkey ? <Passkeys /> : null}
      {signIn.password && account.kind === 'staff' ? (
        <>
          <SecondStep on={account.secondFactor} />
          <ChangePassword />
        </>
      ) : null}
      <Devices />
    </>
  )
}

function NameForm(props: { name: string }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const { signedIn } = useSessionActions()
  const [name, setName] = useState(props.name)
  const [busy, setBusy] = useState(false)
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault()
        setBusy(true)
        auth('update-user', { name: name.trim() })
          .then(signedIn)
          .then(() => toast(t('account.saved')))
          .catch((error) => toast({ kind: 'problem', text: explain(asProblem(error)) }))
          .finally(() => setBusy(false))
      }}
    >
      <TextInput
        label={t('account.name')}
        placeholder={t('account.noName')}
        value={name}
        maxLength={100}
        autoComplete="name"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy} disabled={name.trim() === props.name}>
        {t('account.saveName')}
      </Button>
    </form>
  )
}
