import { Link, useParams } from '@tanstack/react-router'
import forms from '../../../app/form.module.css'
import { asProblem } from '../../../app/problem.ts'
import { plainNumber } from '../../../cases/keptCases.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { CourtCard, EndCard, VisitsCard, WaysCard } from '../parts/AfterCards.tsx'
import { AgreementCard } from '../parts/AgreementCard.tsx'
import { AsksCard } from '../parts/AsksCard.tsx'
import { ChairCard } from '../parts/ChairCard.tsx'
import { DutiesCard } from '../parts/DutiesCard.tsx'
import { useDispute } from '../parts/dispute.ts'
import { HistoryCard, LadderCard, MatterCard } from '../parts/MatterCards.tsx'
import { OffersCard } from '../parts/OffersCard.tsx'
import { PeopleCard } from '../parts/PeopleCard.tsx'
import { PrivateChannel } from '../parts/PrivateChannel.tsx'
import classes from '../parts/parts.module.css'
import { SessionsCard } from '../parts/SessionsCard.tsx'
import { StandCard } from '../parts/StandCard.tsx'
import { AtTable } from '../parts/table.tsx'

// messages: disputes.seat.*

/** One mediation for whoever mediates it or keeps its desk; one column on a phone. */
export function DisputePage() {
  const { t } = useWords()
  const params = useParams({ from: '/console/disputes/$number' })
  const found = useDispute(plainNumber(params.number), undefined)
  const view = found.data
  if (found.error && !view)
    return <ErrorState level={1} problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
  if (!view) return <PageSkeleton page lines={8} />
  return (
    <AtTable view={view} secret={undefined} staff>
      <div data-dispute={view.state} data-version={view.version}>
        <PageHeader
          above={
            <span className={forms.row}>
              <Link to="/console/disputes" search={{}}>
                {t('dispute-pages.nav')}
              </Link>
              <span className="ds-num">{view.number}</span>
              <span className={classes.badge}>{t(`disputes.seat.${view.seat}`)}</span>
              <Link to="/console/cases/$id" params={{ id: view.id }}>
                {t('dispute-pages.desk.case')}
              </Link>
            </span>
          }
          title={view.subject}
          actions={<EndCard />}
        />
        <div className={classes.columns}>
          <div>
            <StandCard />
            <WaysCard />
            <SessionsCard />
            <OffersCard />
            <AgreementCard />
            <DutiesCard />
            <VisitsCard />
            <CourtCard />
            {view.parties.map(({ id }) => (
              <PrivateChannel key={id} partyId={id} level={2} />
            ))}
            <HistoryCard />
          </div>
          <div>
            <PeopleCard />
            <ChairCard />
            <AsksCard />
            <MatterCard />
            <LadderCard />
          </div>
        </div>
      </div>
    </AtTable>
  )
}
