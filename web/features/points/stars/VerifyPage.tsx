import { Button, TextInput } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { DocumentCheck } from '../../../../contract/documents.ts'
import type { VerifiedCertificate } from '../../../../contract/points-stars.ts'
import { answer, api } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import type { Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { PaperSaid } from './PaperSaid.tsx'
import { timeOf } from './parts.tsx'
import classes from './stars.module.css'

/** Where anybody types the code of a certificate. */
export function VerifyPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const look = () => {
    setTried(true)
    const typed = code.trim()
    if (typed) void navigate({ to: '/verify/$code', params: { code: typed } })
  }
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('stars.verify.title')} text={t('stars.verify.text')} />
      <Card>
        <form
          className={classes.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            look()
          }}
        >
          <TextInput
            size="lg"
            label={t('stars.verify.code')}
            maxLength={60}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={tried && !code.trim() ? t('stars.missing') : undefined}
          />
          <Button type="submit" size="lg">
            {t('stars.verify.look')}
          </Button>
        </form>
      </Card>
    </div>
  )
}

/** What a certificate says, for whoever has its code. */
export function VerifyCodePage() {
  const { t } = useWords()
  const { code } = useParams({ from: '/resident/verify/$code' })
  const { data, error, refetch } = useQuery<unknown, Problem>({
    queryKey: ['/api/v1/points/certificates/verify', code],
    queryFn: ({ signal }) => answer(api.POST('/api/v1/points/certificates/verify', { body: { code }, signal })),
    retry: false,
  })
  // A code that is no certificate's may be that of a paper.
  const paper = useQuery<DocumentCheck, Problem>({
    queryKey: ['/api/v1/documents/check', code],
    queryFn: ({ signal }) => answer(api.POST('/api/v1/documents/check', { body: { code }, signal })),
    enabled: error?.code === 'stars.code_unknown',
    retry: false,
  })
  const again = (
    <ButtonLink to="/verify" variant="default" size="lg">
      {t('stars.verify.again')}
    </ButtonLink>
  )
  if (error?.code === 'stars.code_unknown' && !data && paper.data)
    return (
      <div className={`${classes.narrow} ${classes.stack}`}>
        <PaperSaid paper={paper.data} code={code} />
        {again}
      </div>
    )
  if (error?.code === 'stars.code_unknown' && paper.isPending) return <PageSkeleton lines={5} />
  if (error && !data)
    return error.code === 'stars.code_unknown' ? (
      <EmptyState level={1} title={t('stars.verify.unknown')} text={t('stars.verify.unknown_text')} action={again} />
    ) : (
      <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
    )
  if (!data) return <PageSkeleton lines={5} />
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <Said certificate={data as VerifiedCertificate} code={code} />
      {again}
    </div>
  )
}

function Said({ certificate, code }: { certificate: VerifiedCertificate; code: string }) {
  const { t, nameOf, locale } = useWords()
  const { state, says, by, until } = certificate
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(until))
  if (!says) {
    const how = state === 'withdrawn' ? 'withdrawn' : 'corrected'
    return (
      <EmptyState
        level={1}
        icon={<IconCircleX size={32} stroke={1.5} />}
        title={t(`stars.verify.${how}`)}
        text={t(`stars.verify.${how}_text`)}
      />
    )
  }
  return (
    <>
      <PageHeader title={t('stars.verify.genuine')} />
      <Card>
        <p className={classes.reached}>
          <IconCircleCheck size={28} aria-hidden />{' '}
          <span className={`${classes.code} ds-num`}>{code.toUpperCase()}</span>
        </p>
        <Facts
          items={[
            { label: t('stars.verify.name'), value: <strong>{says.name}</strong> },
            {
              label: t('stars.verify.star'),
              value: says.grade === null ? '' : t('stars.grade', { grade: says.grade }),
            },
            { label: t('stars.verify.time'), value: timeOf(t, says.minutes) },
            { label: t('stars.verify.until'), value: day },
            { label: t('stars.verify.by'), value: nameOf(by) },
          ]}
        />
      </Card>
    </>
  )
}
