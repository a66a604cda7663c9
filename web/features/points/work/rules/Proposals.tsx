import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { PointsProposal, PointsProposals } from '../../../../../contract/points-proposals.ts'
import { answer, api, read, useWrite } from '../../../../app/api.ts'
import classes from '../../../../app/form.module.css'
import { Card } from '../../../../ui/Card.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { useFormat } from '../../../../words/Instant.tsx'
import { useWords } from '../../../../words/words.tsx'

const path = '/api/v1/points/schemes/{id}/proposals'

/** What comes up often at the place of a scheme: a rule for help with it may be begun here, or it is put by. Nothing where nothing does. */
export function Proposals(props: { schemeId: string; onWrite: (proposal: PointsProposal) => void }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const queries = useQueryClient()
  const params = { path: { id: props.schemeId } }
  const found = useQuery(read(path, { params })).data as PointsProposals | undefined
  const putBy = useWrite((body: { categoryId: string; placeId: string }, context) =>
    answer(api.POST('/api/v1/points/schemes/{id}/proposals/put-by', { params, body, ...context })),
  )
  if (!found || found.items.length === 0) return null
  const { fewest, days, quietDays } = found
  const put = async ({ category, place }: PointsProposal) => {
    await putBy.mutateAsync({ categoryId: category.id, placeId: place.id })
    toast(t('merit.proposals.was_put_by', { days: quietDays }))
    await queries.invalidateQueries({ queryKey: [path] })
  }
  return (
    <Card title={t('merit.proposals.title')}>
      <p className={classes.dim}>{t('merit.proposals.text', { fewest, days })}</p>
      <ul className={classes.list}>
        {found.items.map((proposal) => (
          <li key={`${proposal.category.id} ${proposal.place.id}`}>
            <strong>
              {t('merit.proposals.what', {
                topic: nameOf(proposal.category.name),
                place: nameOf(proposal.place.name),
              })}
            </strong>
            <p>
              {t('merit.proposals.counts', {
                ...{ cases: proposal.cases, open: proposal.open, since: day(proposal.since) },
              })}
            </p>
            <div className={classes.row}>
              <Button size="compact-sm" variant="default" onClick={() => props.onWrite(proposal)}>
                {t('merit.proposals.write')}
              </Button>
              <Button size="compact-sm" variant="subtle" loading={putBy.isPending} onClick={() => void put(proposal)}>
                {t('merit.proposals.put_by')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
