import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Post, Role } from '../../../../contract/people.ts'
import type { StaffingCheck } from '../../../../contract/people-staffing.ts'
import { read } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { PeopleFrame } from '../../../app/PeopleFrame.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { callFor } from '../parts/recruited.ts'
import classes from '../people.module.css'
import { GiveForm } from './GiveForm.tsx'
import { HandOver } from './HandOver.tsx'
import { StandIns } from './StandIns.tsx'

// messages: cases.role.*, people.state.*

/** The posts of one unit: what is filled, what is missing, who stands in for whom. */
export function UnitPage() {
  const { t, nameOf } = useWords()
  const format = useFormat()
  const { id } = useParams({ from: '/console/people/units/$id' })
  const queries = useQueryClient()
  const [giving, setGiving] = useState<{ role: Role; committee: boolean } | null>(null)
  const [leaving, setLeaving] = useState<Post | null>(null)
  const checks = useQuery(read('/api/v1/people/staffing/units/{id}', { params: { path: { id } } }))
  const posts = useQuery(
    read('/api/v1/people/posts', { params: { query: { unit: id, below: 'false', ended: 'false', limit: 200 } } }),
  )
  const changed = () => {
    setGiving(null)
    setLeaving(null)
    for (const path of ['/api/v1/people/posts', '/api/v1/people/staffing/units/{id}', '/api/v1/people/staffing/gaps'])
      void queries.invalidateQueries({ queryKey: [path] })
    for (const path of ['/api/v1/people/staffing/map', '/api/v1/people/staffing/days'])
      void queries.invalidateQueries({ queryKey: [path] })
  }
  const here = posts.data?.items as Post[] | undefined
  const problem = checks.error ?? posts.error
  if (problem)
    return (
      <PeopleFrame title={t('people.nav.title')}>
        <ErrorState problem={problem} onRetry={() => void Promise.all([checks.refetch(), posts.refetch()])} />
      </PeopleFrame>
    )
  if (!checks.data || !here)
    return (
      <PeopleFrame title={t('people.nav.title')}>
        <PageSkeleton lines={8} />
      </PeopleFrame>
    )
  return (
    <PeopleFrame title={nameOf(checks.data.unit.name)} text={checks.data.unit.code}>
      <Card title={t('people.unit.checks')}>
        {checks.data.checks.length === 0 ? <p className={classes.dim}>{t('people.unit.no_rule')}</p> : null}
        <ul className={classes.plain}>
          {checks.data.checks.map((check) => (
            <li key={check.ruleId} className={classes.row}>
              <span className={classes.rowText}>
                {nameOf(check.rule)}
                <small>
                  {t(`people.state.${check.state}`)} ·{' '}
                  {t('people.unit.needs', { have: check.have, needed: check.needed })}
                  {check.since ? (
                    <>
                      {' · '}
                      {t('people.gaps.since')} <Instant at={check.since} show="day" />
                    </>
                  ) : null}
                </small>
              </span>
              {check.state === 'short' && check.roles.length > 0 ? (
                <span className={classes.actions}>
                  <Call check={check} unit={id} />
                  <Fill
                    check={check}
                    mayFill={checks.data.mayFill}
                    onFill={(role) => setGiving({ role, committee: check.committee !== null })}
                  />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        {giving ? (
          <GiveForm
            key={giving.role}
            unitId={id}
            level={checks.data.unit.level}
            role={giving.role}
            committee={giving.committee}
            onDone={changed}
          />
        ) : null}
      </Card>
      <section className={classes.section}>
        <Card
          title={t('people.unit.posts')}
          actions={
            <Link to="/console/people/posts" className={classes.tab}>
              {t('people.unit.all_posts')}
            </Link>
          }
        >
          {here.length === 0 ? <EmptyState title={t('people.unit.none')} level={3} /> : null}
          <ul className={classes.plain}>
            {here.map((post) => (
              <li key={post.id} className={classes.row}>
                <span className={classes.rowText}>
                  <strong>{post.holder ?? t('people.unit.vacant')}</strong> ·{' '}
                  {post.title || t(`cases.role.${post.role}`)}
                  <small>
                    {[
                      post.dutyPhone,
                      post.until ? t('people.unit.until', { day: format.day(post.until) }) : null,
                      post.committee ? t('people.unit.committee') : null,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </span>
                <span className={classes.actions}>
                  <Link to="/console/people/duties" search={{ role: post.role }} className={classes.tab}>
                    {t('people.unit.duties')}
                  </Link>
                  {post.mayManage ? (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`${t('people.unit.hand_over')}: ${post.holder ?? t('people.unit.vacant')}`}
                      onClick={() => setLeaving(post)}
                    >
                      {t('people.unit.hand_over')}
                    </Button>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </section>
      <StandIns posts={here} />
      <HandOver post={leaving} onClose={() => setLeaving(null)} onDone={changed} />
    </PeopleFrame>
  )
}

/** Gives a post to somebody, where the reader may. */
function Fill(props: { check: StaffingCheck; mayFill: readonly Role[]; onFill: (role: Role) => void }) {
  const { t, nameOf } = useWords()
  const role = props.check.roles.find((each) => props.mayFill.includes(each))
  if (!role) return null
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${t('people.unit.fill')}: ${nameOf(props.check.rule)}`}
      onClick={() => props.onFill(role)}
    >
      {t('people.unit.fill')}
    </Button>
  )
}

/** Opens a call for what is missing, where one can fill it. */
function Call(props: { check: StaffingCheck; unit: string }) {
  const { t, nameOf } = useWords()
  const rule = nameOf(props.check.rule)
  const search = callFor(props.check, props.unit, rule)
  if (!search) return null
  return (
    <ButtonLink
      to="/console/recruitment/new"
      search={search}
      size="compact-sm"
      variant="default"
      aria-label={`${t('people.gaps.call')}: ${rule}`}
    >
      {t('people.gaps.call')}
    </ButtonLink>
  )
}
