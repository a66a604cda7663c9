import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { MyApplication } from '../../../../contract/recruitment.ts'
import { read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { useLive } from '../../../app/live.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { CalledOff } from '../parts/CallFacts.tsx'
import { wholeName } from '../parts/name.ts'
import { Steps } from '../parts/Steps.tsx'
import { dueStage } from '../parts/stage.ts'
import classes from '../recruitment.module.css'
import { Appeal, Objections, Withdraw } from './acts.tsx'

// messages: recruitment.state.*, recruitment.shown.*, cases.role.*

const path = '/api/v1/recruitment/mine/{id}'

/** One of the reader's applications: where it stands, why, and what they can do now. */
export function MyApplicationPage() {
  const { id } = useParams({ from: '/resident/my/applications/$id' })
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  useLive([`application:${id}`], { paths: [path] })
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const changed = () => {
    for (const each of [path, '/api/v1/recruitment/mine', '/api/v1/recruitment/calls/{id}'])
      void queries.invalidateQueries({ queryKey: [each] })
  }
  return <Whole application={data as MyApplication} onChanged={changed} />
}

function Whole(props: { application: MyApplication; onChanged: () => void }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { application: mine, onChanged } = props
  const isGone = mine.familyName === ''
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader
        title={t(`cases.role.${mine.call.role}`)}
        text={`${nameOf(mine.unit.name)} · ${t(`recruitment.state.${mine.state}`)}`}
        above={
          <Link to="/my/applications" className={classes.link}>
            {t('recruitment.mine.title')}
          </Link>
        }
      />
      {mine.state === 'accepted' ? (
        <p className={classes.words} role="status">
          <strong>{t('recruitment.mine.accepted_text')}</strong>
        </p>
      ) : null}
      {mine.state === 'cancelled' ? <CalledOff call={mine.call} /> : null}
      <Card title={t('recruitment.mine.where')}>
        <Steps reviews={mine.reviews} now={dueStage(mine.state)} publication={mine.publication} />
        {mine.appeal ? (
          <p className={classes.dim}>
            {t('recruitment.mine.appealed', { day: day(mine.appeal.at), words: mine.appeal.words })}
          </p>
        ) : null}
      </Card>
      {mine.objections.length > 0 ? <Objections application={mine} onChanged={onChanged} /> : null}
      {mine.appealUntil ? <Appeal application={mine} until={mine.appealUntil} onChanged={onChanged} /> : null}
      <Card title={t('recruitment.mine.data')}>
        {isGone ? (
          <p className={classes.dim}>{t('recruitment.mine.gone')}</p>
        ) : (
          <>
            <Facts
              items={[
                { label: t('recruitment.one.name'), value: wholeName(mine) },
                { label: t('recruitment.one.shown'), value: t(`recruitment.shown.${mine.shownAs}`) },
                { label: t('recruitment.one.phone'), value: mine.phone },
                {
                  label: t('recruitment.apply.words_label'),
                  value: <span className={classes.words}>{mine.words}</span>,
                },
                {
                  label: t('recruitment.mine.files'),
                  value:
                    mine.files.length === 0
                      ? ''
                      : mine.files.map((file, n) => (
                          <span key={file.id}>
                            <a
                              className={classes.link}
                              href={at(`/api/v1/files/${file.id}`)}
                              target="_blank"
                              rel="noreferrer"
                            >
                              {t('recruitment.mine.file', { n: n + 1 })}
                            </a>{' '}
                          </span>
                        )),
                },
              ]}
            />
            {mine.consent ? (
              <details>
                <summary>
                  {t('recruitment.consent.given', { day: day(mine.consent.at), version: mine.consent.version })}
                </summary>
                <p className={classes.words}>{mine.consent.text}</p>
              </details>
            ) : null}
            {mine.forgottenOn ? (
              <p className={classes.dim}>{t('recruitment.mine.forgotten', { day: day(mine.forgottenOn) })}</p>
            ) : null}
          </>
        )}
      </Card>
      {mine.mayWithdraw ? <Withdraw id={mine.id} onChanged={onChanged} /> : null}
    </div>
  )
}
