import { Button, SegmentedControl } from '@mantine/core'
import { IconAlertTriangle, IconArrowLeft, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Locale } from '../../../contract/common.ts'
import type { DocumentView } from '../../../contract/documents.ts'
import { send } from '../../app/api.ts'
import { at } from '../../app/basepath.ts'
import { ButtonLink } from '../../app/links.tsx'
import { styleNonce } from '../../app/nonce.ts'
import { asProblem, type Problem } from '../../app/problem.ts'
import { useKeptCase } from '../../cases/keptCases.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { useTitle } from '../../ui/title.ts'
import { toast } from '../../ui/toasts.tsx'
import { useWords } from '../../words/words.tsx'
import classes from './document.module.css'
import { Sheet } from './Sheet.tsx'

type Shown = Locale | 'both'

/** A paper on the screen and for the printer: in the reader's language, the other one, or both. */
export function DocumentPage() {
  const { t, locale } = useWords()
  const { code } = useParams({ from: '/documents/$code' })
  const { number } = useSearch({ from: '/documents/$code' })
  const kept = useKeptCase(number ?? '')
  const hash = useLocation({ select: (location) => location.hash })
  const [linked, setLinked] = useState('')
  // Off the address bar at once, into this page: neither the history nor a screenshot keeps it.
  if (hash && !linked) setLinked(decodeURIComponent(hash))
  const navigate = useNavigate()
  useEffect(() => {
    if (hash)
      void navigate({ to: '/documents/$code', params: { code }, search: number ? { number } : {}, replace: true })
  }, [hash, code, number, navigate])
  const secret = linked || kept?.secret
  const [shown, setShown] = useState<Shown>(locale)
  const headers = secret ? { 'X-Case-Secret': secret } : undefined
  const { data, error, refetch } = useQuery<DocumentView, Problem>({
    queryKey: ['/api/v1/documents/{code}', code, secret ?? null],
    queryFn: () => send<DocumentView>(`/api/v1/documents/${encodeURIComponent(code)}`, { headers }),
    retry: false,
  })
  const router = useRouter()
  useTitle(data ? (locale === 'en' ? data.content.title.en : data.content.title.zh) : t('documents.title'))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton page lines={8} />
  return (
    <main id="main" tabIndex={-1} className={classes.desk}>
      {/* The size of paper is a matter of the whole document, and only while this page is open. */}
      <style nonce={styleNonce}>{'@page{size:A4;margin:16mm 18mm}'}</style>
      <div className={`${classes.tools} ds-no-print`}>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={() => router.history.back()}
        >
          {t('documents.back')}
        </Button>
        <SegmentedControl
          aria-label={t('documents.language')}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
          data={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
            { value: 'both', label: t('documents.both') },
          ]}
        />
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
          {t('documents.print')}
        </Button>
        <Pdf code={code} shown={shown} secret={secret} />
      </div>
      <Notices view={data} number={number} />
      {(shown === 'both' ? (['zh-CN', 'en'] as const) : [shown]).map((one) => (
        <Sheet key={one} view={data} locale={one} />
      ))}
    </main>
  )
}

/** What a reader must know before anything else: another paper took its place, or its words are not those that were issued. */
function Notices({ view, number }: { view: DocumentView; number: string | undefined }) {
  const { t } = useWords()
  if (view.intact && !view.replacedBy) return null
  return (
    <div className={classes.notice} role="status">
      <IconAlertTriangle size={22} aria-hidden />
      {view.intact ? null : <strong>{t('documents.changed')}</strong>}
      {view.replacedBy ? (
        <>
          <span>{t('documents.replaced')}</span>
          <ButtonLink
            to="/documents/$code"
            params={{ code: view.replacedBy }}
            search={number ? { number } : {}}
            variant="default"
            size="sm"
          >
            {t('documents.newer')}
          </ButtonLink>
        </>
      ) : null}
    </div>
  )
}

/** The PDF, fetched with the secret in a header: an address with a secret in it would stay in histories. */
function Pdf(props: { code: string; shown: Shown; secret: string | undefined }) {
  const { t } = useWords()
  const { code, shown, secret } = props
  const [waits, setWaits] = useState(false)
  const fetchPdf = async () => {
    setWaits(true)
    try {
      const query = shown === 'both' ? '' : `?locale=${shown}`
      const response = await fetch(at(`/api/v1/documents/${encodeURIComponent(code)}/pdf${query}`), {
        headers: secret ? { 'X-Case-Secret': secret } : {},
      })
      if (!response.ok) throw new Error(String(response.status))
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await response.blob())
      link.download = `${code}.pdf`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    } catch (error) {
      toast({
        text: asProblem(error).code === 'network' ? t('documents.no_line') : t('documents.no_pdf'),
        kind: 'problem',
      })
    } finally {
      setWaits(false)
    }
  }
  return (
    <Button
      variant="default"
      loading={waits}
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={() => void fetchPdf()}
    >
      {t('documents.pdf')}
    </Button>
  )
}
