import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { PointsRule, PointsScheme } from '../../../../contract/points.ts'
import { read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './mine.module.css'
import { Head, useMine } from './parts.tsx'
import { byCategory } from './rules.rules.ts'

// messages: points.category.*, points.rule.earns.*, points.source.*

/** What helps here and what it earns: the schemes that hold for the reader's place, with every rule. Public. */
export function RulesPage() {
  const { t, nameOf } = useWords()
  const { ready, accountId } = useMine()
  const { all } = useSearch({ from: '/resident/points/rules' })
  const navigate = useNavigate()
  const profile = useQuery({ ...read('/api/v1/people/me'), enabled: accountId !== null })
  const home = profile.data?.home.unit
  const unit = home && !all ? home.id : undefined
  const known = ready && (accountId === null || !profile.isPending)
  const { data, error, refetch } = useQuery({
    ...read('/api/v1/points/schemes', { params: { query: { limit: 50, ...(unit ? { unit } : {}) } } }),
    enabled: known,
  })
  const schemes = (data?.items ?? []) as PointsScheme[]
  return (
    <div className={classes.page}>
      <Head title={t('points.my.way.rules')} text={t('points.rules.text')} />
      {home ? (
        <Switch
          label={t('points.rules.home', { place: nameOf(home.name) })}
          checked={!all}
          onChange={(event) =>
            void navigate({
              to: '/points/rules',
              search: event.currentTarget.checked ? {} : { all: true },
              replace: true,
            })
          }
        />
      ) : null}
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={8} /> : null}
      {data && schemes.length === 0 ? (
        <EmptyState title={t('points.rules.none')} text={t('points.rules.none_text')} />
      ) : null}
      {schemes.map((scheme) => (
        <Scheme key={scheme.id} scheme={scheme} />
      ))}
      <p className={classes.dim}>{t('points.rules.law')}</p>
    </div>
  )
}

function Scheme({ scheme }: { scheme: PointsScheme }) {
  const { t, nameOf } = useWords()
  const caps = [
    ...(scheme.perDay ? [t('points.rules.per_day', { points: scheme.perDay })] : []),
    ...(scheme.perMonth ? [t('points.rules.per_month', { points: scheme.perMonth })] : []),
    t('points.rules.expire', { months: scheme.expiryMonths }),
  ]
  return (
    <Card title={nameOf(scheme.name)}>
      <p className={classes.dim}>{nameOf(scheme.unit.name)}</p>
      <p className={classes.dim}>{caps.join(' · ')}</p>
      {byCategory(scheme.rules).map(([category, rules]) => (
        <section key={category}>
          <h3 className={classes.category}>{t(`points.category.${category}`)}</h3>
          <ul className={classes.plain}>
            {rules.map((rule) => (
              <Rule key={rule.id} rule={rule} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}

function Rule({ rule }: { rule: PointsRule }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const [open, setOpen] = useState(false)
  const evidence = nameOf(rule.evidence)
  return (
    <li className={classes.rule}>
      <div className={classes.line}>
        <h4>{nameOf(rule.name)}</h4>
        <span>{t(`points.rule.earns.${rule.basis}`, { points: rule.points })}</span>
      </div>
      <p className={classes.dim}>{t(`points.source.${rule.source}`)}</p>
      {evidence ? <p className={classes.words}>{evidence}</p> : null}
      {rule.assembly ? (
        <p className={classes.dim}>
          {t('points.rules.assembly', { body: rule.assembly.body, day: day(rule.assembly.on) })}{' '}
          {rule.files.map((file, n) => (
            <a key={file.id} href={at(`/api/v1/files/${file.id}`)} target="_blank" rel="noreferrer">
              {t('points.rules.minutes', { n: n + 1 })}{' '}
            </a>
          ))}
        </p>
      ) : null}
      {rule.inForce ? null : <p className={classes.dim}>{t('points.rules.not_in_force', { day: day(rule.from) })}</p>}
      <div className={classes.buttons}>
        {rule.source === 'claim' && rule.inForce ? (
          <ButtonLink
            to="/points/claim"
            search={{ rule: rule.id }}
            variant="light"
            aria-label={`${t('points.rules.claim')}: ${nameOf(rule.name)}`}
          >
            {t('points.rules.claim')}
          </ButtonLink>
        ) : null}
        {rule.version > 1 ? (
          <Button variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('points.rules.versions', { count: rule.version - 1 })}
          </Button>
        ) : null}
      </div>
      {open ? <Versions id={rule.id} /> : null}
    </li>
  )
}

/** What a rule said before. What was earned keeps the version it was earned under. */
function Versions({ id }: { id: string }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { data, error, refetch } = useQuery(read('/api/v1/points/rules/{id}/versions', { params: { path: { id } } }))
  if (error) return <ErrorState level={3} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={2} />
  return (
    <ul className={classes.plain}>
      {(data.items as PointsRule[]).slice(1).map((rule) => (
        <li key={rule.version} className={classes.line}>
          <span>
            {t('points.rules.version', { version: rule.version, day: day(rule.savedAt) })}
            <br />
            {nameOf(rule.name)}
          </span>
          <span>{t(`points.rule.earns.${rule.basis}`, { points: rule.points })}</span>
        </li>
      ))}
    </ul>
  )
}
