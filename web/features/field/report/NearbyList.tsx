import { Button } from '@mantine/core'
import { IconBellPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { SimilarCase } from '../../../../contract/kin-routes.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { useSimilar } from '../../../cases/useSimilar.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import type { ReportDraft } from '../device/drafts.ts'
import classes from '../field.module.css'
import look from './report.module.css'

// messages: kin.because.*

/** More would be read by nobody who stands in the rain. */
const most = 4

/**
 * Open cases that may be the same matter, by place and by the words as they are typed; to be opened, or followed instead of
 * being reported twice. Says that it is a suggestion; without a line there is none. The draft stays on the device.
 */
export function NearbyList(props: { draft: ReportDraft }) {
  const { t, nameOf } = useWords()
  const explain = useErrorWords()
  const navigate = useNavigate()
  const { draft } = props
  const { place } = draft
  const { data = [] } = useSimilar({
    text: draft.text,
    point: place?.kind === 'point' ? place.point : undefined,
    unitId: place?.kind === 'unit' ? place.unitId : undefined,
    categoryId: draft.categoryId,
  })
  const follow = useWrite(
    (one: SimilarCase, context) =>
      answer(
        api.POST('/api/v1/cases/{id}/followers', {
          params: { path: { id: one.id } },
          // Whoever asked them to report hears how it ends; else they do themselves.
          body: {
            ...(draft.behalf?.phone.trim()
              ? { phone: draft.behalf.phone.trim(), hearBack: 'sms' as const, forSomebodyElse: true }
              : { hearBack: 'none' as const, forSomebodyElse: false }),
          },
          ...context,
        }),
      ),
    {
      onSuccess: (done, one) => {
        toast(t('field.nearby.followed', { number: done.number }))
        if (one.mine) void navigate({ to: '/field/cases/$id', params: { id: one.id } })
      },
      onError: (error) => toast({ kind: 'problem', text: explain(asProblem(error)) }),
    },
  )
  const items = data.slice(0, most)
  if (items.length === 0) return null
  return (
    <section className={classes.inset} aria-labelledby="nearby">
      <h2 id="nearby" className={classes.listName}>
        {t('field.nearby.title', { count: items.length })}
      </h2>
      <p className={classes.dim}>{t('field.nearby.suggestion')}</p>
      <ul className={look.nearby}>
        {items.map((each) => (
          <li key={each.id}>
            {each.mine ? (
              <Link to="/field/cases/$id" params={{ id: each.id }}>
                {each.text}
              </Link>
            ) : (
              <span>{each.text || nameOf(each.category ?? undefined) || each.number}</span>
            )}
            <span className={classes.rowFacts}>
              <CaseStateBadge state={each.state} />
              {each.distance === null ? null : <span>{t('field.nearby.away', { metres: each.distance })}</span>}
              <Instant at={each.reportedAt} />
              {each.because.map((why) => (
                <span key={why}>{t(`kin.because.${why}`)}</span>
              ))}
            </span>
            <Button
              type="button"
              size="md"
              variant="light"
              leftSection={<IconBellPlus size={20} aria-hidden />}
              loading={follow.isPending && follow.variables?.id === each.id}
              onClick={() => follow.mutate(each)}
            >
              {t('field.nearby.follow')}
              <span className="ds-hidden"> {each.number}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
