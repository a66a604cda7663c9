import { Button } from '@mantine/core'
import { IconLayoutSidebarRight, IconUsersPlus } from '@tabler/icons-react'
import type { SimilarCase } from '../../../../contract/kin-routes.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { useSimilar } from '../../../cases/useSimilar.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { contactOf, type Draft } from './draft.ts'
import classes from './intake.module.css'
import type { Filed } from './ReceiptView.tsx'
import { SimilarFacts } from './SimilarFacts.tsx'

/** Open cases that may be the same matter, while the caller still speaks: joining one spares everybody a second case. */
export function SimilarCases(props: {
  draft: Draft
  onJoined: (receipt: Filed) => void
  onOpen: (id: string) => void
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const { draft } = props
  const { place } = draft
  const { data: similar = [] } = useSimilar({
    text: draft.text,
    point: place?.kind === 'point' ? place.point : undefined,
    unitId: place?.kind === 'unit' ? place.unitId : undefined,
    categoryId: draft.categoryId,
  })
  const join = useWrite(
    (one: SimilarCase, context) => {
      const contact = contactOf(draft)
      return answer(
        api.POST('/api/v1/cases/{id}/followers', {
          params: { path: { id: one.id } },
          body: {
            phone: contact?.phone,
            mail: contact?.mail,
            hearBack: contact?.hearBack ?? 'none',
            forSomebodyElse: true,
          },
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
        <p className={classes.hint} role="status">
          {similar.length > 0
            ? `${t('console.new.similar_help')} ${t('kin.suggestion')}`
            : t('console.new.similar_none')}
        </p>
        <ul className={classes.similar}>
          {similar.map((one) => (
            <li key={one.id}>
              <SimilarFacts one={one} />
              <span className={classes.similarActions}>
                <Button
                  type="button"
                  size="compact-sm"
                  variant="light"
                  leftSection={<IconUsersPlus size={16} aria-hidden />}
                  loading={join.isPending && join.variables?.id === one.id}
                  onClick={() => join.mutate(one)}
                >
                  {t('kin.join')}
                </Button>
                {one.mine ? (
                  <Button
                    type="button"
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<IconLayoutSidebarRight size={16} aria-hidden />}
                    aria-label={`${t('kin.beside')}: ${one.number}`}
                    onClick={() => props.onOpen(one.id)}
                  >
                    {t('kin.beside')}
                  </Button>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </aside>
  )
}
