import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { ActingPost } from '../../../contract/identity.ts'
import { at } from '../../app/basepath.ts'
import { asProblem } from '../../app/problem.ts'
import { holds, useSession, useSessionActions } from '../../app/session.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { useWords } from '../../words/words.tsx'
import { canUsePasskeys, signInWithPasskey, signInWithProvider } from './auth.ts'
import { CodeForm } from './CodeForm.tsx'
import { DemoRoles } from './DemoRoles.tsx'
import classes from './identity.module.css'
import { PasswordForm } from './PasswordForm.tsx'

/** Where somebody with these posts has their work. */
export function homeOf(posts: readonly ActingPost[]): string {
  if (posts.length === 0) return '/'
  return holds(posts, 'desk', 'department_officer', 'supervisor', 'administrator') ? '/console' : '/field'
}

/** All ways to sign in that this installation offers; in the demo, stepping into a role comes first. */
export function SignInPage() {
  const { t } = useWords()
  const session = useSession()
  const { signedIn } = useSessionActions()
  const { next, error } = useSearch({ from: '/resident/sign-in' })
  const navigate = useNavigate()
  const router = useRouter()
  const [way, setWay] = useState<'code' | 'password' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const done = async () => {
    const { posts } = await signedIn()
    const to = next ?? homeOf(posts)
    // `next` carries its own search, so it is followed as an address.
    router.history.push(at(to))
    await navigate({ to, replace: true }).catch(() => {})
  }

  if (session.problem) return <ErrorState level={1} problem={session.problem} />
  const { password, mailCode, phoneCode, passkey, oidc } = session.signIn
  const codes = mailCode || phoneCode
  // What can be read at once; the ways are the server's to say.
  if (!session.ready || !(codes || password || passkey || oidc))
    return (
      <div className={classes.page} aria-busy="true">
        <PageHeader title={t('account.signIn.title')} text={t('account.signIn.text')} />
        <PageSkeleton lines={8} />
      </div>
    )
  const shown = way ?? (codes ? 'code' : 'password')

  return (
    <div className={classes.page}>
      <PageHeader title={t('account.signIn.title')} text={t('account.signIn.text')} />
      <div role="alert">
        {error || problem ? <p className={classes.problem}>{problem ?? t('account.signIn.failed')}</p> : null}
      </div>
      {session.demo && session.demoRoles.length > 0 ? <DemoRoles roles={session.demoRoles} onDone={done} /> : null}
      <Card>
        {codes && password ? (
          <fieldset className={classes.ways} aria-label={t('account.signIn.ways')}>
            <button type="button" aria-pressed={shown === 'code'} onClick={() => setWay('code')}>
              {t('account.signIn.residents')}
            </button>
            <button type="button" aria-pressed={shown === 'password'} onClick={() => setWay('password')}>
              {t('account.signIn.staff')}
            </button>
          </fieldset>
        ) : null}
        {shown === 'code' && codes ? (
          <CodeForm phone={phoneCode} mail={mailCode} demo={session.demo} onDone={done} />
        ) : null}
        {shown === 'password' && password ? <PasswordForm onDone={done} /> : null}
        {(passkey && canUsePasskeys()) || oidc ? <p className={classes.or}>{t('account.signIn.or')}</p> : null}
        {passkey && canUsePasskeys() ? (
          <Button
            fullWidth
            variant="default"
            leftSection={<IconFingerprint size={20} aria-hidden />}
            onClick={() => {
              setProblem(null)
              signInWithPasskey()
                .then(done)
                .catch(() => setProblem(t('account.passkey.failed')))
            }}
          >
            {t('account.signIn.passkey')}
          </Button>
        ) : null}
        {oidc ? (
          <Button
            fullWidth
            mt="sm"
            variant="default"
            onClick={() => {
              setProblem(null)
              signInWithProvider(oidc.id, next ?? '/').catch((failed) => setProblem(asProblem(failed).message))
            }}
          >
            {t('account.signIn.oidc', { name: oidc.name })}
          </Button>
        ) : null}
      </Card>
    </div>
  )
}
