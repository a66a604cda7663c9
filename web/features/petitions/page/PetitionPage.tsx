import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { PetitionFollowView } from '../../../../contract/petitions.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { CasePhotos, CaseTimeline } from '../../../cases/CaseTimeline.tsx'
import { keepCase, plainNumber, useKeptCase } from '../../../cases/keptCases.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { followQuery, paths } from '../data.ts'
import { SecretFields } from '../parts/SecretFields.tsx'
import classes from '../petitions.module.css'
import { Acts } from './Acts.tsx'
import { AskAgain } from './AskAgain.tsx'
import { Clocks } from './Clocks.tsx'
import { Papers } from './Papers.tsx'
import { Rate } from './Rate.tsx'
import { Status } from './Status.tsx'

// messages: petitions.role.*

/** One petition for whoever brought it or speaks for it: by the secret of the link, the one kept here, one typed in, or the account. */
export function PetitionPage() {
  const { t } = useWords()
  const params = useParams({ from: '/resident/p/$number' })
  const number = plainNumber(params.number)
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const kept = useKeptCase(number)
  const { account, ready, problem } = useSession()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const secret = typed ?? kept?.secret
  const found = useQuery({ ...followQuery(number, secret), enabled: Boolean(secret) || account !== null })
  const view = found.data
  useLive(view ? [`case:${view.id}`] : [], { paths: [paths.follow] })

  useEffect(() => {
    // Off the address bar at once: neither the history nor a screenshot keeps it.
    if (!hash) return
    setTyped(decodeURIComponent(hash))
    const timer = setTimeout(() => void navigate({ to: '/p/$number', params: { number }, hash: '', replace: true }))
    return () => clearTimeout(timer)
  }, [hash, number, navigate])
  useEffect(() => {
    // Kept only once it has opened the petition, with the words to know it by.
    if (!view || !secret) return
    const relation = view.as === 'petitioner' ? 'reporter' : 'follower'
    keepCase({ number, secret, text: view.subject.slice(0, 120), relation, page: 'p', since: view.reportedAt })
  }, [view, secret, number])

  if (view) return <One view={view} secret={secret} />
  if (found.isError && asProblem(found.error).status !== 404)
    return <ErrorState level={1} problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
  if ((secret || account || hash) && !found.isError) return <PageSkeleton page lines={8} />
  if (!ready && !problem && !found.isError) return <PageSkeleton page lines={8} />
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('petition-pages.page.locked', { number })} text={t('petition-pages.find.text')} />
      <Card>
        <SecretFields wrong={found.isError && Boolean(secret)} onOpen={setTyped} />
      </Card>
      {account ? null : (
        <ButtonLink to="/sign-in" search={{ next: `/p/${number}` }} variant="light" size="lg">
          {t('app.signIn')}
        </ButtonLink>
      )}
    </div>
  )
}

function One({ view, secret }: { view: PetitionFollowView; secret: string | undefined }) {
  const { t, nameOf } = useWords()
  const brought = view.files.filter((file) => file.purpose === 'report')
  return (
    <div className={`${classes.narrow} ${classes.stack}`} data-petition={view.state}>
      <PageHeader
        title={view.subject}
        above={
          <Link to="/petitions" className={`${classes.link} ds-no-print`}>
            {t('petition-pages.home.title')}
          </Link>
        }
        text={<span className="ds-num">{view.number}</span>}
      />
      <Status view={view} />
      <AskAgain view={view} secret={secret} />
      <Papers view={view} secret={secret} />
      <Rate view={view} secret={secret} />
      <Clocks view={view} />
      {view.hearings.length > 0 ? (
        <Card title={t('petition-pages.page.hearing')}>
          <ul className={classes.plain}>
            {view.hearings.map((hearing) => (
              <li key={hearing.id}>
                <p className={classes.words}>
                  <strong>{t('petition-pages.page.hearing_days', { from: hearing.from, to: hearing.to })}</strong> ·{' '}
                  {hearing.place}
                </p>
                <p className={classes.dim}>{hearing.people}</p>
                {hearing.minutes ? <p className={classes.words}>{hearing.minutes}</p> : null}
                {hearing.held ? (
                  <p className={classes.dim}>{t('petition-pages.page.hearing_not_counted', { days: hearing.days })}</p>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t('petition-pages.page.yours')}>
        <div className={classes.stack}>
          <p className={classes.words}>{view.account}</p>
          <CasePhotos files={brought} />
          <Facts
            items={[
              { label: t('petition-pages.page.purpose'), value: nameOf(view.purpose.name) },
              { label: t('petition-pages.page.against'), value: nameOf(view.against?.name) },
              {
                label: t('petition-pages.page.confidential'),
                value: view.against
                  ? t(
                      view.confidential
                        ? 'petition-pages.page.confidential_yes'
                        : 'petition-pages.page.confidential_no',
                    )
                  : '',
              },
              {
                label: t('petition-pages.page.people'),
                value:
                  view.people > 1
                    ? `${t('petition-pages.page.people_count', { count: view.people })} ${view.representatives.map(({ name, role }) => t('petition-pages.page.rep', { name, role: t(`petitions.role.${role}`) })).join(', ')}`
                    : '',
              },
              { label: t('petition-pages.page.where'), value: view.place.address ?? '' },
              { label: t('petition-pages.page.since'), value: <Instant at={view.reportedAt} show="day" /> },
            ]}
          />
        </div>
      </Card>
      <Card title={t('petition-pages.page.story')}>
        <CaseTimeline entries={view.timeline} label={t('petition-pages.page.story')} reader="reporter" />
      </Card>
      <Acts view={view} secret={secret} />
      <Looks looks={view.looks} />
      <div className="ds-no-print">
        <Button variant="default" leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => print()}>
          {t('petition-pages.receipt.print')}
        </Button>
      </div>
    </div>
  )
}

const fields = ['name', 'phone', 'mail', 'address', 'onBehalfOf', 'representative', 'list'] as const

/** Who looked at what the petitioner told about themselves, when and why. */
function Looks({ looks }: { looks: PetitionFollowView['looks'] }) {
  const { t, nameOf } = useWords()
  return (
    <Card title={t('petition-pages.looks.title')}>
      {looks.length === 0 ? (
        <p className={classes.dim}>{t('petition-pages.looks.none')}</p>
      ) : (
        <ul className={classes.plain}>
          {looks.map((look) => {
            const field = fields.find((each) => each === look.field)
            const role = look.role ? t(`cases.role.${look.role}` as 'cases.role.desk') : ''
            return (
              <li key={`${look.at}-${look.field}`}>
                <p className={classes.words}>
                  {t('petition-pages.looks.saw', {
                    who: [nameOf(look.body), role].filter(Boolean).join(' · ') || t('petition-pages.looks.somebody'),
                    what: field ? t(`petition-pages.looks.field.${field}`) : look.field,
                  })}
                </p>
                <p className={classes.dim}>
                  {look.purpose} · <Instant at={look.at} show="exact" />
                </p>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
// messages: petition-pages.looks.field.*, cases.role.*
