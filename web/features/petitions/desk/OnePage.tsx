import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { PetitionView } from '../../../../contract/petitions.ts'
import { at } from '../../../app/basepath.ts'
import { useLive } from '../../../app/live.ts'
import { asProblem } from '../../../app/problem.ts'
import { CasePhotos, CaseTimeline } from '../../../cases/CaseTimeline.tsx'
import { useReasons } from '../../../cases/reasons.ts'
import { Card } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { LastDay } from '../../../ui/LastDay.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { paths, petitionQuery } from '../data.ts'
import desk from '../desk.module.css'
import { Clocks } from '../page/Clocks.tsx'
import { lightOf } from '../parts/lights.ts'
import classes from '../petitions.module.css'
import { ActForm } from './ActForm.tsx'
import { type Act, acts } from './acts.rules.ts'
import { Frame } from './Frame.tsx'
import { People } from './People.tsx'
import { Rulings } from './Rulings.tsx'

// messages: petition-pages.do.*, petition-pages.short.*, petition-pages.stage.*, petitions.paper.*, petitions.result.*, petitions.service.*, petitions.outcome.*, cases.role.*

/** One petition at the desk: what it is, what may be done now, its clocks and papers, and its story. */
export function OnePage() {
  const { id } = useParams({ from: '/console/petitions/$id' })
  const { data, error, refetch } = useQuery(petitionQuery(id))
  useLive([`case:${id}`], { paths: [paths.one] })
  if (error && !data) return <ErrorState level={1} problem={asProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton page lines={8} />
  return <One view={data} />
}

function One({ view }: { view: PetitionView }) {
  const { t, nameOf } = useWords()
  const [act, setAct] = useState<Act | null>(null)
  const light = lightOf(view)
  const brought = view.files.filter((file) => file.purpose === 'report')
  return (
    <Frame
      title={view.subject}
      text={`${view.number} · ${t(`petition-pages.short.${view.state}`)}`}
      actions={
        light ? (
          <ClockLight
            light={light}
            due={view.dueAt}
            label={view.stage ? t(`petition-pages.stage.${view.stage}`) : undefined}
          />
        ) : undefined
      }
    >
      <div className={classes.stack} data-petition={view.state}>
        {act ? <ActForm key={act} act={act} view={view} onClose={() => setAct(null)} /> : null}
        <div className={desk.columns}>
          <div className={classes.stack}>
            <Card title={t('petition-pages.desk.matter')}>
              <div className={classes.stack}>
                {view.account === null ? (
                  <p className={classes.note}>{t('petition-pages.desk.not_yours')}</p>
                ) : (
                  <p className={classes.words}>{view.account}</p>
                )}
                <CasePhotos files={brought} />
                <Facts
                  items={[
                    { label: t('petition-pages.page.purpose'), value: nameOf(view.purpose.name) },
                    { label: t('petition-pages.page.way'), value: nameOf(view.way?.name) },
                    { label: t('petition-pages.desk.holder'), value: nameOf(view.holder.name) },
                    { label: t('petition-pages.page.against'), value: nameOf(view.against?.name) },
                    {
                      label: t('petition-pages.desk.confidential'),
                      value: view.confidential ? t('petition-pages.desk.confidential_yes') : '',
                    },
                    { label: t('petition-pages.page.where'), value: view.place.address ?? '' },
                    { label: t('petition-pages.page.since'), value: <Instant at={view.reportedAt} show="exact" /> },
                    {
                      label: t('petition-pages.page.same_day'),
                      value: view.sameDay ? <LastDay at={view.sameDay} /> : '',
                    },
                    {
                      label: t('petition-pages.desk.handler'),
                      value: view.handler
                        ? t(
                            view.handler.mine ? 'petition-pages.desk.handler_you' : 'petition-pages.desk.handler_role',
                            {
                              role: t(`cases.role.${view.handler.role}` as 'cases.role.desk'),
                            },
                          )
                        : '',
                    },
                    {
                      label: t('petition-pages.page.sponsor'),
                      value: view.sponsor
                        ? `${nameOf(view.sponsor.body)} ${t(`cases.role.${view.sponsor.role}` as 'cases.role.desk')}`
                        : '',
                    },
                    {
                      label: t('petition-pages.desk.visit'),
                      value: view.hallVisit ?? '',
                    },
                    {
                      label: t('petition-pages.desk.same'),
                      value: [...(view.earlier ? [view.earlier] : []), ...view.later].map((one) => (
                        <span key={one.id}>
                          <Link to="/console/petitions/$id" params={{ id: one.id }} className={classes.link}>
                            {one.number}
                          </Link>{' '}
                        </span>
                      )),
                    },
                    {
                      label: t('petition-pages.desk.outcome'),
                      value: view.outcome ? t(`petitions.outcome.${view.outcome}`) : '',
                    },
                  ].filter(({ value }) => !(Array.isArray(value) && value.length === 0))}
                />
              </div>
            </Card>
            <Papers view={view} />
            <Rulings view={view} />
            <Card title={t('petition-pages.page.story')}>
              <CaseTimeline entries={view.timeline} label={t('petition-pages.page.story')} reader="staff" />
            </Card>
          </div>
          <div className={classes.stack}>
            <Offers view={view} onAct={setAct} act={act} />
            <Clocks view={view} />
            <People view={view} />
          </div>
        </div>
      </div>
    </Frame>
  )
}

function Offers({ view, act, onAct }: { view: PetitionView; act: Act | null; onAct: (act: Act) => void }) {
  const { t } = useWords()
  const reasons = useReasons()
  const offers = acts.flatMap((each) => {
    const offer = view.offers.find(({ command }) => command === each)
    return offer ? [{ ...offer, act: each }] : []
  })
  const open = offers.filter(({ allowed }) => allowed)
  const shut = offers.filter(({ allowed, because }) => !allowed && reasons(because))
  return (
    <Card title={t('petition-pages.desk.now')}>
      {open.length === 0 ? <p className={classes.dim}>{t('petition-pages.desk.nothing')}</p> : null}
      <ul className={desk.acts}>
        {open.map((offer, index) => (
          <li key={offer.act}>
            <Button
              fullWidth
              variant={index === 0 ? 'filled' : 'light'}
              disabled={act === offer.act}
              onClick={() => onAct(offer.act)}
            >
              {t(`petition-pages.do.${offer.act}`)}
            </Button>
          </li>
        ))}
      </ul>
      {shut.length > 0 ? (
        <details className={desk.why}>
          <summary>{t('petition-pages.desk.why_not')}</summary>
          <ul className={classes.plain}>
            {shut.map((offer) => (
              <li key={offer.act}>
                <span>{t(`petition-pages.do.${offer.act}`)}</span>
                <p className={desk.whyNot}>{reasons(offer.because)}</p>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  )
}

function Papers({ view }: { view: PetitionView }) {
  const { t, nameOf } = useWords()
  if (view.papers.length === 0) return null
  return (
    <Card title={t('petition-pages.desk.papers')}>
      <ul className={classes.plain}>
        {view.papers.toReversed().map((paper) => (
          <li key={paper.id} data-paper={paper.kind}>
            <div className={classes.line}>
              {paper.document ? (
                <a href={at(paper.document.url)}>
                  <strong>{t(`petitions.paper.${paper.kind}`)}</strong>
                </a>
              ) : (
                <strong>{t(`petitions.paper.${paper.kind}`)}</strong>
              )}
              <span className={classes.badge} data-good={paper.served ? true : undefined}>
                {paper.served ? t(`petitions.service.${paper.served.way}`) : t('petition-pages.desk.unserved_one')}
              </span>
            </div>
            <p className={classes.dim}>
              {nameOf(paper.body.name)} · <Instant at={paper.madeAt} show="exact" />
              {paper.served ? (
                <>
                  {' '}
                  → <Instant at={paper.served.at} show="exact" />
                </>
              ) : null}
            </p>
            {paper.result ? <p className={classes.words}>{t(`petitions.result.${paper.result}`)}</p> : null}
            {paper.document || !paper.grounds ? null : <p className={classes.words}>{nameOf(paper.grounds)}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
