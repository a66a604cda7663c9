import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { RetaliationProgress } from '../../../../contract/petition-retaliation.ts'
import { send, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem } from '../../../app/problem.ts'
import { plainNumber } from '../../../cases/keptCases.ts'
import { grouped } from '../../../cases/secret.rules.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { paths, write } from '../data.ts'
import { SecretFields } from '../parts/SecretFields.tsx'
import classes from '../petitions.module.css'

// messages: petitions.retaliation.*

/** Telling that somebody is made to suffer for a petition: it goes to the supervisors of the district and to nobody else. */
export function RetaliationPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/resident/petitions/retaliation' })
  const [sent, setSent] = useState<{ number: string; secret: string } | null>(null)
  const [asked, setAsked] = useState<{ number: string; secret: string } | null>(null)
  const [number, setNumber] = useState('')
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('petition-pages.retaliation.title')} text={t('petition-pages.retaliation.text')} />
      {sent ? (
        <Card title={t('petition-pages.retaliation.sent')}>
          <div className={classes.stack} role="status">
            <p className={classes.words}>{t('petition-pages.retaliation.sent_text')}</p>
            <p className={classes.number}>{sent.number}</p>
            <div>
              <p className={classes.dim}>{t('petition-pages.receipt.secret')}</p>
              <p className={classes.secretLetters} translate="no">
                {grouped(sent.secret)}
              </p>
            </div>
            <div className={`${classes.buttons} ds-no-print`}>
              <Button variant="light" onClick={() => print()}>
                {t('petition-pages.receipt.print')}
              </Button>
              <Button variant="light" onClick={() => setAsked(sent)}>
                {t('petition-pages.retaliation.look')}
              </Button>
            </div>
          </div>
        </Card>
      ) : (
        <Form number={search.number ?? ''} onSent={setSent} />
      )}
      {asked ? (
        <Progress asked={asked} onAgain={() => setAsked(null)} />
      ) : (
        <Card title={t('petition-pages.retaliation.look')}>
          <SecretFields
            number={number}
            onNumber={setNumber}
            onOpen={(secret) => setAsked({ number: plainNumber(number), secret })}
          />
        </Card>
      )}
    </div>
  )
}

function Form(props: { number: string; onSent: (sent: { number: string; secret: string }) => void }) {
  const { t } = useWords()
  const [values, setValues] = useState({ text: '', petitionNumber: props.number, contact: '' })
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const give = useWrite(
    (given: typeof values, { headers }) =>
      write<{ number: string; secret: string }>(paths.retaliation, {
        body: {
          text: given.text.trim(),
          ...(given.petitionNumber.trim() ? { petitionNumber: plainNumber(given.petitionNumber) } : {}),
          ...(given.contact.trim() ? { contact: given.contact.trim() } : {}),
        },
        key: headers['Idempotency-Key'],
      }),
    { onSuccess: props.onSent },
  )
  return (
    <Card>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (values.text.trim().length >= 2) give.mutate(values)
        }}
      >
        <p className={classes.note}>{t('petition-pages.retaliation.who_reads')}</p>
        <Textarea
          size="lg"
          rows={7}
          label={t('petition-pages.retaliation.what')}
          maxLength={10_000}
          value={values.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
          error={tried && values.text.trim().length < 2 ? t('petition-pages.new.missing') : undefined}
        />
        <TextInput
          size="lg"
          label={t('petition-pages.retaliation.number')}
          maxLength={40}
          value={values.petitionNumber}
          onChange={(event) => set({ petitionNumber: event.currentTarget.value })}
        />
        <TextInput
          size="lg"
          label={t('petition-pages.retaliation.contact')}
          maxLength={200}
          value={values.contact}
          onChange={(event) => set({ contact: event.currentTarget.value })}
        />
        <Refusal problem={give.error} />
        <Button type="submit" size="lg" loading={give.isPending}>
          {t('petition-pages.retaliation.send')}
        </Button>
      </form>
    </Card>
  )
}

function Progress(props: { asked: { number: string; secret: string }; onAgain: () => void }) {
  const { t } = useWords()
  const { asked } = props
  const { data, error, refetch } = useQuery({
    queryKey: [paths.retaliation, asked],
    queryFn: () =>
      send<RetaliationProgress>(`${paths.retaliation}/follow/${encodeURIComponent(asked.number)}`, {
        headers: { 'X-Case-Secret': asked.secret },
      }),
  })
  if (error && asProblem(error).status === 404)
    return (
      <Card>
        <div className={classes.stack}>
          <p className={classes.problem} role="alert">
            {t('petition-pages.find.wrong')}
          </p>
          <Button variant="light" onClick={props.onAgain}>
            {t('ui.back')}
          </Button>
        </div>
      </Card>
    )
  if (error) return <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={3} />
  return (
    <Card title={data.number}>
      <div className={classes.stack}>
        <p className={classes.words}>
          <strong>{t(`petitions.retaliation.${data.state}`)}</strong> · <Instant at={data.sentAt} show="exact" />
        </p>
        <p className={classes.words}>{data.text}</p>
        {data.answers.map((each) => (
          <p key={each.at} className={classes.note}>
            <Instant at={each.at} show="exact" />: {each.text}
          </p>
        ))}
      </div>
    </Card>
  )
}
