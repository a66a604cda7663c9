import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { PointsRule, PointsScheme } from '../../../../contract/points.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { PhotoInput } from '../../../ui/PhotoInput.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { type ClaimDraft, useClaimDraft } from './claimDraft.ts'
import classes from './mine.module.css'
import { Head, SignedOut, useMine } from './parts.tsx'
import { RuleChoice } from './RuleChoice.tsx'
import { claimable, dayAt } from './rules.rules.ts'

/** Claims points for a deed of one's own: which rule, when, for how long, a few words and photos. Somebody else decides. */
export function ClaimPage() {
  const { t } = useWords()
  const { ready, accountId } = useMine()
  const profile = useQuery({ ...read('/api/v1/people/me'), enabled: accountId !== null })
  const home = profile.data?.home.unit?.id
  const { data, error, refetch } = useQuery({
    ...read('/api/v1/points/schemes', { params: { query: { limit: 50, ...(home ? { unit: home } : {}) } } }),
    enabled: accountId !== null && !profile.isPending,
  })
  if (!ready) return <PageSkeleton page />
  const schemes = ((data?.items ?? []) as PointsScheme[])
    .map((scheme) => ({
      ...scheme,
      rules: scheme.rules.filter(({ source, inForce }) => source === 'claim' && inForce),
    }))
    .filter(({ rules }) => rules.length > 0)
  return (
    <div className={classes.page}>
      <Head title={t('points.my.way.claim')} text={t('points.claiming.text')} />
      {accountId ? null : <SignedOut next="/points/claim" />}
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {accountId && !data && !error ? <PageSkeleton lines={6} /> : null}
      {data && schemes.length === 0 ? (
        <EmptyState title={t('points.rules.none')} text={t('points.rules.none_text')} />
      ) : null}
      {accountId && schemes.length > 0 ? <Form accountId={accountId} schemes={schemes} /> : null}
    </div>
  )
}

type Lacking = Partial<Record<'rule' | 'day' | 'time' | 'note' | 'photos', string>>

function Form({ accountId, schemes }: { accountId: string; schemes: readonly PointsScheme[] }) {
  const { t, nameOf, timeZone } = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { rule: wanted } = useSearch({ from: '/resident/points/claim' })
  const today = dayAt(new Date(useNow()), timeZone)
  const { draft, change, photos, choose, drop } = useClaimDraft({ accountId, today, ruleId: wanted })
  const rules = schemes.flatMap((scheme) => scheme.rules)
  const rule = rules.find(({ id }) => id === draft.ruleId)
  const minutes = Number(draft.hours || 0) * 60 + Number(draft.minutes || 0)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const send = useWrite(async (given: ClaimDraft & { rule: PointsRule; lasted: number }, context) => {
    const fileIds = await uploadPhotos(photos)
    const { day, note } = given
    const body = { ruleId: given.rule.id, day, note: note.trim(), minutes: given.lasted || null, fileIds }
    return await answer(api.POST('/api/v1/points/claims', { body, ...context }))
  })
  const { from, until } = claimable(today)
  const lacking: Lacking = {
    ...(rule ? {} : { rule: t('points.claiming.no_rule') }),
    ...(draft.day >= from && draft.day <= until ? {} : { day: t('points.claiming.no_day') }),
    ...(rule?.basis === 'hour' && !(minutes >= 1 && minutes <= 1440) ? { time: t('points.claiming.no_time') } : {}),
    ...(draft.note.trim() ? {} : { note: t('points.claiming.no_note') }),
    ...(rule?.evidenceNeeded && photos.length === 0 ? { photos: t('points.claiming.no_photos') } : {}),
  }
  const told = (key: keyof Lacking) => (tried ? lacking[key] : undefined)
  const submit = async () => {
    setTried(true)
    setProblem(null)
    if (!rule || Object.keys(lacking).length > 0) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-lacking] input')?.focus())
      return
    }
    try {
      await send.mutateAsync({ ...draft, rule, lasted: minutes })
      drop()
      void queries.invalidateQueries({ queryKey: ['/api/v1/my/points/claims'] })
      toast(t('points.claiming.sent'))
      void navigate({ to: '/points/claims' })
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  const evidence = rule ? nameOf(rule.evidence) : ''
  return (
    <form
      ref={form}
      noValidate
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Card title={t('points.claiming.which')}>
        <RuleChoice
          schemes={schemes}
          chosen={rule?.id}
          onChoose={(ruleId) => change({ ruleId })}
          problem={told('rule')}
        />
      </Card>
      <Card title={t('points.claiming.what')}>
        <div className={classes.fields}>
          <TextInput
            type="date"
            size="md"
            label={t('points.claiming.day')}
            min={from}
            max={until}
            value={draft.day}
            error={told('day')}
            onChange={(event) => change({ day: event.currentTarget.value })}
          />
          <fieldset className={classes.choices}>
            <legend>{rule?.basis === 'hour' ? t('points.claiming.long') : t('points.claiming.long_optional')}</legend>
            <div className={classes.filters}>
              {(['hours', 'minutes'] as const).map((unit) => (
                <TextInput
                  key={unit}
                  size="md"
                  inputMode="numeric"
                  maxLength={2}
                  label={t(`points.claiming.${unit}`)}
                  value={draft[unit]}
                  aria-invalid={told('time') ? true : undefined}
                  onChange={(event) => change({ [unit]: event.currentTarget.value.replace(/\D/g, '') })}
                />
              ))}
            </div>
            <div role="alert">{told('time') ? <p className={classes.problem}>{told('time')}</p> : null}</div>
          </fieldset>
          <Textarea
            size="md"
            autosize
            minRows={3}
            maxRows={10}
            maxLength={1000}
            label={t('points.claiming.note')}
            description={t('points.claiming.note_help')}
            value={draft.note}
            error={told('note')}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
          {evidence ? (
            <p className={classes.words}>
              <strong>{t('points.claiming.evidence')}</strong> {evidence}
            </p>
          ) : null}
          <PhotoInput
            label={rule?.evidenceNeeded ? t('points.claiming.photos') : t('points.claiming.photos_optional')}
            value={photos}
            onChange={choose}
          />
          <div role="alert">{told('photos') ? <p className={classes.problem}>{told('photos')}</p> : null}</div>
        </div>
      </Card>
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" size="lg" loading={send.isPending}>
          {t('points.claiming.send')}
        </Button>
      </div>
      <p className={classes.dim}>{t('points.claiming.kept')}</p>
    </form>
  )
}
// messages: points.claiming.hours, points.claiming.minutes
