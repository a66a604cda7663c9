import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Call, Published } from '../../../../contract/recruitment.ts'
import { read } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { CalledOff, CallFacts } from '../parts/CallFacts.tsx'
import { Steps } from '../parts/Steps.tsx'
import classes from '../recruitment.module.css'
import { PublishedLine } from './PublishedLine.tsx'

// messages: cases.role.*

/** One call: what is asked for, how it goes, who is published, and the button to apply. */
export function CallPage() {
  const { t, nameOf } = useWords()
  const { id } = useParams({ from: '/resident/calls/$id' })
  const { account, ready } = useSession()
  const { data, error, refetch } = useQuery(read('/api/v1/recruitment/calls/{id}', { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const call = data.call as Call
  const published = data.published as Published[]
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader
        title={t(`cases.role.${call.role}`)}
        text={nameOf(call.unit.name)}
        above={
          <Link to="/calls" className={classes.link}>
            {t('recruitment.call.back')}
          </Link>
        }
      />
      <CalledOff call={call} />
      {data.applied ? (
        <ButtonLink to="/my/applications/$id" params={{ id: data.applied }} size="lg" fullWidth>
          {t('recruitment.call.applied')}
        </ButtonLink>
      ) : call.isOpen ? (
        account ? (
          <ButtonLink to="/calls/$id/apply" params={{ id }} size="xl" fullWidth>
            {t('recruitment.call.apply')}
          </ButtonLink>
        ) : ready ? (
          <Card>
            <p className={classes.words}>{t('recruitment.call.sign_in')}</p>
            <ButtonLink to="/sign-in" search={{ next: `/calls/${id}/apply` }} size="lg" mt="sm">
              {t('recruitment.call.sign_in_now')}
            </ButtonLink>
          </Card>
        ) : null
      ) : call.cancelled ? null : (
        <p className={classes.words}>
          <strong>{t(call.free < 1 ? 'recruitment.call.filled' : 'recruitment.call.over')}</strong>
        </p>
      )}
      <Card title={t('recruitment.call.requirements')}>
        <p className={classes.words}>{nameOf(call.requirements)}</p>
      </Card>
      <Card>
        <CallFacts call={call} />
      </Card>
      {published.length > 0 ? (
        <Card
          title={t('recruitment.calls.published')}
          actions={
            <Link to="/calls/$id/notice" params={{ id }} className={classes.link}>
              {t('recruitment.call.notice')}
            </Link>
          }
        >
          <p className={classes.dim}>{t('recruitment.calls.published_text')}</p>
          <ul className={classes.plain}>
            {published.map((each) => (
              <PublishedLine key={each.id} published={each} />
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t('recruitment.call.steps')}>
        <Steps reviews={[]} now={null} publication={null} plain />
      </Card>
    </div>
  )
}
