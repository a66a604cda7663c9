import { Button, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useDeferredValue, useEffect, useState } from 'react'
import type { DisputeView } from '../../../../contract/disputes.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { plainNumber, useKeptCase } from '../../../cases/keptCases.ts'
import { plainSecret } from '../../../cases/secret.rules.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { keepDispute } from '../device/kept.ts'
import { CourtCard, EndCard, VisitsCard, WaysCard } from '../parts/AfterCards.tsx'
import { AgreementCard } from '../parts/AgreementCard.tsx'
import { AsksCard } from '../parts/AsksCard.tsx'
import { ChairCard } from '../parts/ChairCard.tsx'
import { ConsentCard } from '../parts/ConsentCard.tsx'
import { DutiesCard } from '../parts/DutiesCard.tsx'
import { useDispute } from '../parts/dispute.ts'
import { HistoryCard, LadderCard, MatterCard } from '../parts/MatterCards.tsx'
import { OffersCard } from '../parts/OffersCard.tsx'
import { PeopleCard } from '../parts/PeopleCard.tsx'
import { PrivateChannel } from '../parts/PrivateChannel.tsx'
import classes from '../parts/parts.module.css'
import { RateCard } from '../parts/RateCard.tsx'
import { SessionsCard } from '../parts/SessionsCard.tsx'
import { StandCard } from '../parts/StandCard.tsx'
import { AtTable } from '../parts/table.tsx'

/** The page of a party: by the secret of the link, the one kept here, one typed in, or the account. */
export function PartyPage() {
  const { t } = useWords()
  const params = useParams({ from: '/resident/d/$number' })
  const number = plainNumber(params.number)
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const kept = useKeptCase(number)
  const { account, ready, problem } = useSession()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const secret = typed ?? kept?.secret
  const found = useDispute(number, secret, Boolean(secret) || account !== null)
  const isLink = hash.length >= 16 && !/^(asks|offers|duties|sessions|agreement)$/.test(hash)

  useEffect(() => {
    // Off the address bar at once: neither the history nor a screenshot keeps it.
    if (!isLink) return
    keepDispute({ number, secret: decodeURIComponent(hash) })
    const timer = setTimeout(() => void navigate({ to: '/d/$number', params: { number }, hash: '', replace: true }))
    return () => clearTimeout(timer)
  }, [isLink, hash, number, navigate])

  const view = useDeferredValue(found.data)
  useEffect(() => {
    // Kept only once it has opened the table, with its line to know it by.
    if (view && secret) keepDispute({ number, secret, subject: view.subject, since: view.appliedAt })
  }, [view, secret, number])

  if (view) return <Table view={view} secret={secret} />
  if (found.isError && asProblem(found.error).status !== 404 && asProblem(found.error).status !== 403)
    return <ErrorState level={1} problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
  if (secret || account || isLink) {
    if (!found.isError) return <PageSkeleton page lines={8} />
  } else if (!ready && !problem) return <PageSkeleton page lines={8} />
  return (
    <div className={classes.page}>
      <PageHeader title={t('dispute-pages.secret.title', { number })} text={t('dispute-pages.secret.text')} />
      <SecretForm wrong={found.isError && Boolean(secret)} number={number} onSecret={setTyped} />
    </div>
  )
}

function Table(props: { view: DisputeView; secret: string | undefined }) {
  const { t } = useWords()
  const { view, secret } = props
  const me = view.parties.find(({ you }) => you)
  return (
    <AtTable view={view} secret={secret} staff={false}>
      <div className={classes.page} data-dispute={view.state}>
        <PageHeader
          above={
            <>
              <Link to="/disputes">{t('dispute-pages.nav')}</Link> · <span className="ds-num">{view.number}</span>
            </>
          }
          title={view.subject}
        />
        {me ? null : (
          <p className={classes.dim}>
            {t('dispute-pages.party.staff')}{' '}
            <Link to="/console/disputes/$number" params={{ number: view.number }}>
              {t('dispute-pages.party.console')}
            </Link>
          </p>
        )}
        <StandCard />
        <ConsentCard />
        <WaysCard />
        <AgreementCard />
        <DutiesCard />
        <CourtCard />
        <RateCard />
        <SessionsCard />
        <OffersCard />
        {me ? <PrivateChannel partyId={me.id} /> : null}
        <ChairCard />
        <AsksCard />
        <PeopleCard />
        <MatterCard />
        <VisitsCard />
        <LadderCard />
        <HistoryCard />
        <div className={`${classes.row} ${classes.between} ds-no-print`}>
          <Button variant="default" leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => print()}>
            {t('dispute-pages.print')}
          </Button>
          <EndCard />
        </div>
      </div>
    </AtTable>
  )
}

/** Asks for the secret of the receipt or the letter, or offers to sign in. */
function SecretForm(props: { number: string; wrong: boolean; onSecret: (secret: string) => void }) {
  const { t } = useWords()
  const { account } = useSession()
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const secret = plainSecret(typed)
    setMissing(secret.length < 8)
    if (secret.length >= 8) props.onSecret(secret)
  }
  return (
    <>
      <Card>
        <form className={classes.fields} noValidate onSubmit={submit}>
          <div role="alert">
            {props.wrong ? <p className={classes.problem}>{t('dispute-pages.secret.wrong')}</p> : null}
          </div>
          <TextInput
            size="lg"
            label={t('dispute-pages.receipt.secret')}
            description={t('dispute-pages.secret.help')}
            maxLength={60}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            error={missing ? t('dispute-pages.secret.missing') : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" size="lg" fullWidth>
            {t('dispute-pages.secret.open')}
          </Button>
        </form>
      </Card>
      <Card>
        <div className={classes.buttons}>
          <ButtonLink to="/d/$number/join" params={{ number: props.number }} variant="light" size="lg">
            {t('dispute-pages.secret.letter')}
          </ButtonLink>
          {account ? null : (
            <ButtonLink to="/sign-in" search={{ next: `/d/${props.number}` }} variant="light" size="lg">
              {t('app.signIn')}
            </ButtonLink>
          )}
        </div>
      </Card>
    </>
  )
}
