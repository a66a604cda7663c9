import { Button, NumberInput, Textarea } from '@mantine/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { PointsClaim } from '../../../../../contract/points-claims.ts'
import { answer, api, useWrite } from '../../../../app/api.ts'
import { at } from '../../../../app/basepath.ts'
import forms from '../../../../app/form.module.css'
import { Refusal } from '../../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../../app/problem.ts'
import { Facts } from '../../../../ui/Facts.tsx'
import { MaskedText } from '../../../../ui/MaskedText.tsx'
import { PhotoStrip } from '../../../../ui/PhotoStrip.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { Instant } from '../../../../words/Instant.tsx'
import { useWords } from '../../../../words/words.tsx'
import { useRuleWords } from '../rules/ruleWords.ts'
import { CorrectForm } from './CorrectForm.tsx'
import classes from './claims.module.css'
import { verified } from './queue.rules.ts'

// messages: points.category.*, points.claim.*, merit.claims.purpose.*

const purposes = ['ask', 'check', 'twice'] as const
const isPicture = (name: string) => /\.(jpe?g|png|webp|gif|heic|avif)$/i.test(name)

/** A claim with its evidence, and what may be done about it: approve with the minutes that were verified, or refuse with a reason. */
export function ClaimView(props: {
  claim: PointsClaim
  heading: RefObject<HTMLHeadingElement | null>
  onDecided: () => unknown
}) {
  const { t, nameOf } = useWords()
  const { worth } = useRuleWords()
  const { claim } = props
  const [minutes, setMinutes] = useState(claim.minutes)
  const [refusing, setRefusing] = useState(false)
  const words = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (refusing) words.current?.focus()
  }, [refusing])
  const [correcting, setCorrecting] = useState(false)
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const decide = useWrite((body: { approve: boolean; minutes: number | null; why: string }, context) =>
    answer(api.POST('/api/v1/points/claims/{id}/decision', { params: { path: { id: claim.id } }, body, ...context })),
  )
  const give = async (approve: boolean) => {
    setProblem(null)
    try {
      const said = approve ? { minutes: verified(claim, minutes), why: '' } : { minutes: null, why }
      const after = (await decide.mutateAsync({ approve, ...said })) as PointsClaim
      toast(approve ? t('merit.claims.approved', { points: after.granted?.points ?? 0 }) : t('merit.claims.refused'))
      props.onDecided()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  const reveal = useWrite((purpose: string, context) =>
    answer(
      api.POST('/api/v1/points/claims/{id}/reveal', {
        params: { path: { id: claim.id } },
        body: { purpose },
        ...context,
      }),
    ),
  )
  const pictures = claim.files.filter(({ name }) => isPicture(name))
  const papers = claim.files.filter(({ name }) => !isPicture(name))
  return (
    <article className={classes.claim} data-claim={claim.id}>
      <h2 ref={props.heading} tabIndex={-1}>
        {nameOf(claim.rule.name)}
      </h2>
      {/* What was noted by itself has no words of its own. */}
      {claim.note ? <p className={forms.words}>{claim.note}</p> : null}
      {pictures.length > 0 ? (
        <PhotoStrip
          photos={pictures.map(({ id }, n) => ({
            ...{ id, src: at(`/api/v1/files/${id}`) },
            alt: t('merit.claims.evidence', { n: n + 1 }),
          }))}
        />
      ) : null}
      {papers.map(({ id, name }) => (
        <p key={id}>
          <a href={at(`/api/v1/files/${id}`)} target="_blank" rel="noreferrer">
            {name}
          </a>
        </p>
      ))}
      {claim.files.length === 0 ? <p className={forms.dim}>{t('merit.claims.no_evidence')}</p> : null}
      <Facts
        items={[
          {
            label: t('merit.claims.who'),
            value: claim.who ? (
              <MaskedText
                label={t('merit.claims.name')}
                text={claim.who}
                purposes={purposes.map((value) => ({
                  ...{ value: t(`merit.claims.purpose.${value}`), label: t(`merit.claims.purpose.${value}`) },
                }))}
                {...(claim.mine
                  ? {}
                  : { onReveal: async (purpose: string) => (await reveal.mutateAsync(purpose)).value })}
              />
            ) : (
              t('merit.claims.no_name')
            ),
          },
          { label: t('merit.claims.day'), value: claim.day },
          { label: t('merit.claims.place'), value: nameOf(claim.unit.name) },
          {
            label: t('merit.claims.minutes'),
            value: claim.minutes === null ? null : t('merit.claims.long', { minutes: claim.minutes }),
          },
          {
            label: t('merit.claims.rule'),
            value: `${worth(claim.rule)} · ${t('merit.claims.version', { version: claim.rule.version })}`,
          },
          { label: t('merit.claims.asked'), value: <Instant at={claim.askedAt} show="relative" /> },
          { label: t('merit.claims.contested'), value: claim.contested },
          { label: t('merit.claims.why_refused'), value: claim.why },
          {
            label: t('merit.claims.granted'),
            value: claim.granted
              ? t('merit.claims.granted_what', {
                  ...{ points: claim.granted.points, uncapped: claim.granted.uncapped },
                  more: claim.granted.uncapped > claim.granted.points ? 'yes' : 'no',
                })
              : null,
          },
        ]}
      />
      {claim.mine ? <p className={forms.dim}>{t('merit.claims.own')}</p> : null}
      {claim.rights.decide ? (
        <form
          className={forms.stack}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void give(!refusing)
          }}
        >
          {claim.minutes !== null && !refusing ? (
            <NumberInput
              className={classes.minutes}
              label={t('merit.claims.verified')}
              description={t('merit.claims.verified_help', { minutes: claim.minutes })}
              value={minutes ?? ''}
              onChange={(value) => setMinutes(value === '' ? null : Number(value))}
              min={1}
              max={1440}
              allowDecimal={false}
              error={problem?.of('minutes')}
            />
          ) : null}
          {refusing ? (
            <Textarea
              label={t('merit.claims.why')}
              description={t('merit.claims.why_help')}
              withAsterisk
              autosize
              minRows={2}
              maxLength={1000}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
              error={problem?.of('why')}
              ref={words}
            />
          ) : null}
          <Refusal problem={problem} />
          <div className={forms.row}>
            {refusing ? (
              <>
                <Button type="submit" loading={decide.isPending}>
                  {t('merit.claims.refuse_do')}
                </Button>
                <Button variant="default" onClick={() => setRefusing(false)}>
                  {t('merit.cancel')}
                </Button>
              </>
            ) : (
              <>
                <Button type="submit" loading={decide.isPending}>
                  {t('merit.claims.approve')}
                </Button>
                <Button variant="default" onClick={() => setRefusing(true)}>
                  {t('merit.claims.refuse')}
                </Button>
              </>
            )}
          </div>
        </form>
      ) : null}
      {claim.rights.correct && claim.granted && !correcting ? (
        <Button variant="subtle" size="compact-md" onClick={() => setCorrecting(true)}>
          {t('merit.correct.title')}
        </Button>
      ) : null}
      {correcting && claim.granted ? (
        <CorrectForm
          grant={claim.granted}
          onClose={() => setCorrecting(false)}
          onDone={() => {
            setCorrecting(false)
            props.onDecided()
          }}
        />
      ) : null}
    </article>
  )
}
