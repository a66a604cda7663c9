import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeliberationView, SignUp, SignUpInput } from '../../../../contract/assembly.ts'
import { useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { useSession } from '../../../app/session.tsx'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { keepSignUp, paths, signUpQuery, useKeptSignUp, write } from '../data.ts'

/** Signing up to listen or to speak, or where one's own sign-up stands. */
export function SignUpCard({ view }: { view: DeliberationView }) {
  const { t } = useWords()
  const { account } = useSession()
  const kept = useKeptSignUp(view.id)
  const { data: own } = useQuery({ ...signUpQuery(view.id, kept), enabled: kept !== undefined || account !== null })
  const [again, setAgain] = useState(false)
  if (own && !(own.state === 'withdrawn' && again))
    return <Own view={view} own={own} secret={kept?.secret} onAgain={() => setAgain(true)} />
  if (!view.may.signUp) return null
  return (
    <Card title={t('assembly.sign_up_title')}>
      <SignUpForm view={view} onDone={() => setAgain(false)} />
    </Card>
  )
}

function Own(props: { view: DeliberationView; own: SignUp; secret: string | undefined; onAgain: () => void }) {
  const { t } = useWords()
  const { view, own, secret } = props
  const queries = useQueryClient()
  const act = useWrite(
    (what: 'withdraw' | 'here', { headers }) =>
      write<SignUp>(`${paths.signUps}/${own.id}/${what}`, { key: headers['Idempotency-Key'], secret }),
    {
      onSettled: () =>
        Promise.all([paths.signUps, paths.all].map((path) => queries.invalidateQueries({ queryKey: [path] }))),
    },
  )
  return (
    <Card title={t(`assembly.sign_up.${own.state}`)}>
      <div className={classes.fields}>
        {own.state === 'waiting' ? <p className={classes.words}>{t('assembly.ahead', { count: own.ahead })}</p> : null}
        {own.toSpeak !== null ? (
          <p className={classes.words}>{t('assembly.to_speak', { count: own.toSpeak })}</p>
        ) : null}
        {own.here ? <p className={classes.words}>{t('assembly.here_done')}</p> : null}
        {secret ? <p className={classes.dim}>{t('assembly.kept_here')}</p> : null}
        <div className={classes.buttons}>
          {own.mayCheckIn ? (
            <Button size="lg" loading={act.isPending && act.variables === 'here'} onClick={() => act.mutate('here')}>
              {t('assembly.here')}
            </Button>
          ) : null}
          {own.state !== 'withdrawn' && view.state === 'called' ? (
            <Button
              variant="default"
              loading={act.isPending && act.variables === 'withdraw'}
              onClick={() => act.mutate('withdraw')}
            >
              {t('assembly.withdraw')}
            </Button>
          ) : null}
          {own.state === 'withdrawn' && view.may.signUp ? (
            <Button variant="default" onClick={props.onAgain}>
              {t('assembly.sign_up_again')}
            </Button>
          ) : null}
        </div>
        <Refusal problem={act.error} />
      </div>
    </Card>
  )
}

function SignUpForm({ view, onDone }: { view: DeliberationView; onDone: () => void }) {
  const { t } = useWords()
  const { account } = useSession()
  const queries = useQueryClient()
  const [values, setValues] = useState<Required<SignUpInput>>({
    ...{ wish: 'attend', name: '', phone: '', mail: '', hearBack: 'none' },
  })
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const signUp = useWrite(
    (body: SignUpInput, { headers }) =>
      write<{ signUp: SignUp; secret: string }>(`${paths.all}/${view.id}/sign-ups`, {
        body,
        key: headers['Idempotency-Key'],
      }),
    {
      onSuccess: ({ signUp: made, secret }) => {
        keepSignUp({ id: made.id, deliberationId: view.id, secret })
        toast(t(`assembly.sign_up.${made.state}`))
        onDone()
      },
      onSettled: () =>
        Promise.all([paths.signUps, paths.all].map((path) => queries.invalidateQueries({ queryKey: [path] }))),
    },
  )
  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        signUp.mutate(values)
      }}
    >
      <p className={classes.words}>
        {view.free > 0 ? t('assembly.room', { count: view.free }) : t('assembly.full', { count: view.waiting })}
      </p>
      <fieldset className={classes.choices}>
        <legend>{t('assembly.wish_title')}</legend>
        {(['attend', 'speak'] as const).map((wish) => (
          <ChoiceCard
            key={wish}
            name="wish"
            value={wish}
            checked={values.wish === wish}
            onChoose={() => set({ wish })}
            title={t(`assembly.wish.${wish}`)}
            {...(wish === 'speak' ? { text: t('assembly.turns', { count: view.speakers.free }) } : {})}
          />
        ))}
      </fieldset>
      <TextInput
        size="lg"
        label={t('assembly.name')}
        description={t('assembly.name_help')}
        maxLength={60}
        autoComplete="name"
        value={values.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {account ? null : (
        <NativeSelect
          size="lg"
          label={t('assembly.hear')}
          value={values.hearBack}
          onChange={(event) => set({ hearBack: event.currentTarget.value as SignUpInput['hearBack'] })}
          data={(['none', 'sms', 'mail'] as const).map((value) => ({ value, label: t(`assembly.hear.${value}`) }))}
        />
      )}
      {values.hearBack === 'sms' ? (
        <TextInput
          size="lg"
          type="tel"
          autoComplete="tel"
          label={t('assembly.phone')}
          maxLength={25}
          value={values.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
        />
      ) : null}
      {values.hearBack === 'mail' ? (
        <TextInput
          size="lg"
          type="email"
          autoComplete="email"
          label={t('assembly.mail')}
          maxLength={200}
          value={values.mail}
          onChange={(event) => set({ mail: event.currentTarget.value })}
        />
      ) : null}
      <p className={classes.dim}>{t('assembly.privacy')}</p>
      <Refusal problem={signUp.error} />
      <div className={classes.buttons}>
        <Button type="submit" size="lg" loading={signUp.isPending}>
          {t(view.free > 0 ? 'assembly.sign_up_title' : 'assembly.wait')}
        </Button>
      </div>
    </form>
  )
}
