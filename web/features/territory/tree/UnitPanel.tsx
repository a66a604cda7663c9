import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Unit } from '../../../../contract/territory.ts'
import type { UnitHistory } from '../../../../contract/territory-changes.ts'
import { ButtonLink } from '../../../app/links.tsx'
import type { Problem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'

// messages: territory.kind.*

/** What is known of one unit: its counts, what lies around it, and what it was before. */
export function UnitPanel(props: {
  id: string
  unit: Unit | undefined
  history: UnitHistory | undefined
  problem: Problem | null
  /** Which of the versions the map shows. */
  version: number | undefined
  onVersion: (version: number | undefined) => void
  onOpen: (unitId: string) => void
  onRetry: () => void
}) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const { activePosts } = useSession()
  const { unit, history } = props
  if (props.problem && !unit) return <ErrorState problem={props.problem} onRetry={props.onRetry} />
  if (!unit) return <PageSkeleton lines={5} />
  return (
    <Card
      title={nameOf(unit.name)}
      actions={
        holds(activePosts, 'administrator') && !unit.validTo ? (
          <ButtonLink to="/console/people/posts" size="compact-sm" variant="default">
            {t('territory.unit.people')}
          </ButtonLink>
        ) : undefined
      }
    >
      {unit.validTo ? (
        <p role="status">
          <strong>{t('territory.unit.ended')}</strong> <Instant at={unit.validTo} show="exact" />
        </p>
      ) : null}
      <Facts
        items={[
          { label: t('territory.level'), value: t(`territory.level.${unit.level}`) },
          { label: t('territory.code'), value: <span className="ds-num">{unit.code}</span> },
          { label: t('territory.kind'), value: unit.kind ? t(`territory.kind.${unit.kind}`) : null },
          {
            label: t('territory.above'),
            value: unit.ancestors.length > 0 ? <Path units={unit.ancestors} onOpen={props.onOpen} /> : null,
          },
          { label: t('territory.below'), value: unit.children > 0 ? number(unit.children) : null },
          { label: t('territory.households'), value: unit.households === null ? null : number(unit.households) },
          { label: t('territory.population'), value: unit.population === null ? null : number(unit.population) },
        ]}
      />
      {unit.boundary ? null : <p className={classes.help}>{t('territory.unit.undrawn')}</p>}
      <h3 className={classes.sub}>{t('territory.history.title')}</h3>
      {history ? <Past {...props} history={history} /> : <PageSkeleton lines={3} />}
    </Card>
  )
}

function Path(props: { units: Unit['ancestors']; onOpen: (id: string) => void }) {
  const { nameOf } = useWords()
  return (
    <>
      {props.units.map((each, nth) => (
        <span key={each.id}>
          {nth > 0 ? ' › ' : ''}
          <button type="button" className={classes.link} onClick={() => props.onOpen(each.id)}>
            {nameOf(each.name)}
          </button>
        </span>
      ))}
    </>
  )
}

function Past(props: {
  history: UnitHistory
  version: number | undefined
  onVersion: (version: number | undefined) => void
  onOpen: (unitId: string) => void
}) {
  const { t, nameOf } = useWords()
  const { share, number } = useFormat()
  const { history, version } = props
  const links = (what: 'predecessors' | 'successors') =>
    history[what].length > 0 ? (
      <>
        <h4 className={classes.sub}>{t(`territory.history.${what}`)}</h4>
        <ul className={classes.links}>
          {history[what].map((each) => (
            <li key={`${each.unit.id} ${each.changeId}`}>
              <span>
                <button type="button" className={classes.link} onClick={() => props.onOpen(each.unit.id)}>
                  {nameOf(each.unit.name)}
                </button>{' '}
                {t(what === 'successors' ? 'territory.history.got' : 'territory.history.gave', {
                  share: share(each.share),
                })}
              </span>
              <span className={classes.quiet}>
                <Instant at={each.at} show="day" /> ·{' '}
                <Link
                  to="/console/territory/changes/$id/preview"
                  params={{ id: each.changeId }}
                  className={classes.link}
                >
                  {t('territory.history.change')}
                </Link>
              </span>
            </li>
          ))}
        </ul>
      </>
    ) : null
  const newest = [...history.versions.entries()].reverse()
  return (
    <>
      <ol className={classes.links} aria-label={t('territory.history.versions')}>
        {newest.map(([nth, each]) => {
          const isCurrent = each.to === null
          const isShown = isCurrent ? version === undefined : version === nth
          return (
            <li key={each.from}>
              <span>
                <strong>{nameOf(each.name)}</strong> <span className="ds-num">{each.code}</span>
                {each.households === null ? null : (
                  <span className={classes.quiet}>
                    {' '}
                    · {t('territory.households_of', { count: number(each.households) })}
                  </span>
                )}
                <br />
                <span className={classes.quiet}>
                  {isCurrent ? (
                    <>
                      {t('territory.history.since')} <Instant at={each.from} show="exact" />
                    </>
                  ) : (
                    <>
                      <Instant at={each.from} show="exact" /> – <Instant at={each.to ?? each.from} show="exact" />
                    </>
                  )}
                </span>
              </span>
              {each.boundary && history.versions.length > 1 ? (
                <Button
                  size="compact-sm"
                  variant={isShown ? 'light' : 'default'}
                  aria-pressed={isShown}
                  onClick={() => props.onVersion(isCurrent ? undefined : nth)}
                >
                  {t('territory.history.show')}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ol>
      {links('predecessors')}
      {links('successors')}
    </>
  )
}
