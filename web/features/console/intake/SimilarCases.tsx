import { Button } from '@mantine/core'
import { IconUsersPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { LocalizedName } from '../../../../contract/common.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { CaseLink } from '../case/CaseNotices.tsx'
import { useCategories } from '../pick/CategorySelect.tsx'
import { contactOf, type Draft } from './draft.ts'
import classes from './intake.module.css'
import type { Filed } from './ReceiptView.tsx'
import { type Similar, useSimilar } from './useSimilar.ts'

/** Open cases that may be the same matter, while the caller still speaks: joining one spares everybody a second case. */
export function SimilarCases(props: { draft: Draft; onJoined: (receipt: Filed) => void }) {
  const { t } = useWords()
  const { number } = useFormat()
  const explain = useErrorWords()
  const { draft } = props
  const { items, byId } = useCategories()
  // A unit may be large: of all its open cases only those of the same branch can be the same matter.
  const isAlike = useMemo(() => {
    const chosen = draft.categoryId ? byId.get(draft.categoryId) : undefined
    const branch = chosen?.path.at(-2) ?? chosen?.id
    const names = new Set(items.filter((each) => branch && each.path.includes(branch)).map((each) => each.name.en))
    return (name: LocalizedName | null) => name !== null && names.has(name.en)
  }, [draft.categoryId, items, byId])
  const similar = useSimilar({ text: draft.text, place: draft.place, categoryId: draft.categoryId, isAlike })
  const join = useWrite(
    (one: Similar, context) => {
      const contact = contactOf(draft)
      return answer(
        api.POST('/api/v1/cases/{id}/followers', {
          params: { path: { id: one.id } },
          body: { phone: contact?.phone, mail: contact?.mail, hearBack: contact?.hearBack ?? 'none' },
          ...context,
        }),
      )
    },
    {
      onSuccess: (done, one) => props.onJoined({ number: done.number, secret: done.secret, id: one.id, joined: true }),
      onError: (error) => toast({ kind: 'problem', text: explain(asProblem(error)) }),
    },
  )
  return (
    <aside className={classes.side} aria-label={t('console.new.similar')}>
      <Card title={t('console.new.similar')}>
        <p className={classes.hint}>
          {similar.length > 0 ? t('console.new.similar_help') : t('console.new.similar_none')}
        </p>
        <ul className={classes.similar}>
          {similar.map((one) => (
            <li key={one.id}>
              <span className={classes.similarHead}>
                <CaseLink id={one.id} number={one.number} />
                <CaseStateBadge state={one.state} />
              </span>
              <span>{one.text || t('console.merge.private')}</span>
              <span className={classes.hint}>
                {one.metres === null ? null : <span>{t('console.metres', { metres: number(one.metres) })}</span>}
                <Instant at={one.reportedAt} />
                <span>{t('cases.followers', { count: one.followers })}</span>
              </span>
              <Button
                type="button"
                size="compact-sm"
                variant="light"
                leftSection={<IconUsersPlus size={16} aria-hidden />}
                loading={join.isPending && join.variables?.id === one.id}
                onClick={() => join.mutate(one)}
              >
                {t('console.new.join')}
              </Button>
            </li>
          ))}
        </ul>
      </Card>
    </aside>
  )
}
