import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Locale, LocalizedName } from '../../../../contract/common.ts'
import type { Certificate } from '../../../../contract/points-stars.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { styleNonce } from '../../../app/nonce.ts'
import { useSession } from '../../../app/session.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { useTitle } from '../../../ui/title.ts'
import { toast } from '../../../ui/toasts.tsx'
import type { WordKey } from '../../../words/areas.ts'
import { wordsFor } from '../../../words/catalogue.ts'
import { useWords } from '../../../words/words.tsx'
import classes from './certificate.module.css'

const path = '/api/v1/my/certificates/{id}'

/** A certificate as one A4 sheet in both languages. */
export function CertificatePage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/my/certificates/$id' })
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  useTitle(t('stars.certificate.title'))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const certificate = data as Certificate
  return (
    <main id="main" tabIndex={-1} className={classes.desk}>
      {/* The size of paper is a matter of the whole document, and only while this page is open. */}
      <style nonce={styleNonce}>{'@page{size:A4;margin:0}'}</style>
      <div className={`${classes.tools} ds-no-print`}>
        <ButtonLink to="/my/stars" variant="default" leftSection={<IconArrowLeft size={18} aria-hidden />}>
          {t('stars.certificate.back')}
        </ButtonLink>
        {certificate.state === 'valid' ? (
          <>
            <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
              {t('stars.certificate.print')}
            </Button>
            <TakeBack id={id} />
            <span>{t('stars.certificate.print_help')}</span>
          </>
        ) : (
          <strong role="status">{t('stars.certificate.void')}</strong>
        )}
      </div>
      {certificate.state === 'valid' ? <Sheet certificate={certificate} /> : null}
    </main>
  )
}

function TakeBack({ id }: { id: string }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const withdraw = useWrite((one: string, context) =>
    answer(api.POST('/api/v1/my/certificates/{id}/withdraw', { params: { path: { id: one } }, ...context })),
  )
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('stars.certificate.take_back')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('stars.certificate.take_back')}
        text={t('stars.certificate.take_back_text')}
        confirmLabel={t('stars.certificate.take_back')}
        onConfirm={async () => {
          await withdraw.mutateAsync(id)
          toast(t('stars.certificate.taken_back'))
          void queries.invalidateQueries({ queryKey: [path] })
        }}
      />
    </>
  )
}

/** Chinese first and large, English small under it. */
function Both(props: { of: LocalizedName }) {
  return (
    <>
      <span lang="zh-CN">{props.of.zh}</span>
      {props.of.en === props.of.zh ? null : <small lang="en">{props.of.en}</small>}
    </>
  )
}

type Per = (locale: Locale) => NonNullable<Parameters<typeof wordsFor>[2]>

function Sheet({ certificate }: { certificate: Certificate }) {
  const { tenant } = useSession()
  const { name, minutes, grade, hours, until, code } = certificate
  const say = (key: WordKey, values: Per = () => ({})): LocalizedName => ({
    zh: wordsFor('zh-CN', key, values('zh-CN')).trim(),
    en: wordsFor('en', key, values('en')).trim(),
  })
  const day = (locale: Locale) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(until))
  const district = (locale: Locale) => (locale === 'en' ? tenant.name.en : tenant.name.zh)
  const address = `${location.origin}${at(`/verify/${code}`)}`
  const page = `${location.host}${at('/verify')}`
  const isStar = grade !== null
  return (
    <article className={classes.paper} data-sheet>
      <header className={classes.head}>
        <h1>
          <Both of={say(isStar ? 'stars.certificate.star_title' : 'stars.certificate.title')} />
        </h1>
      </header>
      <p className={classes.name}>{name}</p>
      <p className={classes.says}>
        <Both
          of={say(isStar ? 'stars.certificate.star_says' : 'stars.certificate.says', (locale) => ({
            day: day(locale),
          }))}
        />
      </p>
      <p className={classes.figure}>
        <Both
          of={
            isStar
              ? say('stars.grade', () => ({ grade }))
              : say('stars.time', () => ({ hours: Math.floor(minutes / 60), minutes: minutes % 60 }))
          }
        />
      </p>
      {isStar ? (
        <p className={classes.says}>
          <Both of={say('stars.certificate.star_hours', () => ({ hours: hours ?? 0 }))} />
        </p>
      ) : null}
      <p className={classes.thanks}>
        <Both of={say('stars.certificate.thanks')} />
      </p>
      <p className={classes.issued}>
        <Both of={say('stars.certificate.issued', (locale) => ({ district: district(locale), day: day(locale) }))} />
      </p>
      <footer className={classes.foot}>
        <div>
          <p>
            <Both of={say('stars.certificate.verify', () => ({ address: page }))} />
          </p>
          <p className={classes.code}>
            <Both of={say('stars.certificate.code')} />
            <strong className="ds-num">{code}</strong>
          </p>
        </div>
        <figure>
          <Qr text={address} label={wordsFor('zh-CN', 'stars.certificate.qr')} size={8} />
        </figure>
      </footer>
    </article>
  )
}
