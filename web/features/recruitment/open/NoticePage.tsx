import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Locale, LocalizedName } from '../../../../contract/common.ts'
import type { Call, Published } from '../../../../contract/recruitment.ts'
import { read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { styleNonce } from '../../../app/nonce.ts'
import { useSession } from '../../../app/session.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { useTitle } from '../../../ui/title.ts'
import type { WordKey } from '../../../words/areas.ts'
import { wordsFor } from '../../../words/catalogue.ts'
import { useWords } from '../../../words/words.tsx'
import { lastDay } from '../parts/days.ts'
import classes from './notice.module.css'

/** The publication of a call's applicants as one A4 sheet in both languages. */
export function NoticePage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/calls/$id/notice' })
  const { data, error, refetch } = useQuery(read('/api/v1/recruitment/calls/{id}', { params: { path: { id } } }))
  useTitle(t('recruitment.notice.title'))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  return (
    <main id="main" tabIndex={-1} className={classes.desk}>
      {/* The size of paper is a matter of the whole document, and only while this page is open. */}
      <style nonce={styleNonce}>{'@page{size:A4;margin:0}'}</style>
      <div className={`${classes.tools} ds-no-print`}>
        <ButtonLink
          to="/calls/$id"
          params={{ id }}
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
        >
          {t('recruitment.notice.back')}
        </ButtonLink>
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
          {t('recruitment.notice.print')}
        </Button>
        <span>{t('recruitment.notice.print_help')}</span>
      </div>
      <Sheet call={data.call as Call} published={data.published as Published[]} />
    </main>
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

const say = (key: WordKey): LocalizedName => ({ zh: wordsFor('zh-CN', key), en: wordsFor('en', key) })

function Sheet({ call, published }: { call: Call; published: readonly Published[] }) {
  const { tenant } = useSession()
  const address = `${location.origin}${at(`/calls/${call.id}`)}`
  const days = (iso: string): LocalizedName => {
    const write = (locale: Locale) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: tenant.timeZone }).format(new Date(lastDay(iso)))
    return { en: write('en'), zh: write('zh-CN') }
  }
  return (
    <article className={classes.paper} data-sheet>
      <header className={classes.head}>
        <p>
          <Both of={call.unit.name} />
        </p>
        <h1>
          <Both of={say('recruitment.notice.title')} />
        </h1>
        <p className={classes.role}>
          <Both of={say(`cases.role.${call.role}`)} />
        </p>
      </header>
      <p className={classes.intro}>
        <Both of={say('recruitment.notice.intro')} />
      </p>
      {published.length === 0 ? (
        <p className={classes.intro}>
          <Both of={say('recruitment.notice.none')} />
        </p>
      ) : (
        <table className={classes.names}>
          <thead>
            <tr>
              {(['number', 'name', 'place', 'until'] as const).map((column) => (
                <th key={column} scope="col">
                  <Both of={say(`recruitment.notice.${column}`)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {published.map((each) => (
              <tr key={each.id}>
                <td>{each.number}</td>
                <td className={classes.name}>{each.name}</td>
                <td>
                  <Both of={each.unit.name} />
                </td>
                <td>
                  <Both of={days(each.until)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <section className={classes.asked}>
        <h2>
          <Both of={say('recruitment.call.requirements')} />
        </h2>
        <p>
          <Both of={call.requirements} />
        </p>
      </section>
      <footer className={classes.foot}>
        <div>
          {call.phone ? (
            <p>
              <Both of={say('recruitment.notice.ask')} />
              <strong className="ds-num">{call.phone}</strong>
            </p>
          ) : null}
        </div>
        <figure>
          <Qr text={address} label={wordsFor('zh-CN', 'recruitment.notice.page')} size={8} />
          <figcaption>
            <Both of={say('recruitment.notice.page')} />
          </figcaption>
        </figure>
      </footer>
    </article>
  )
}
