import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { DisputeMediator } from '../../../../contract/disputes-settings.ts'
import { send, useWrite } from '../../../app/api.ts'
import forms from '../../../app/form.module.css'
import type { Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { useAbout } from '../parts/about.ts'
import classes from '../parts/parts.module.css'
import { AddMediator } from './AddMediator.tsx'
import { Frame } from './Frame.tsx'

// messages: cases.role.*

const path = '/api/v1/disputes/mediators'

/** Who may mediate at a place: a list of posts by tier. Nobody is ranked, and nothing is counted here. */
export function MediatorsPage() {
  const { t, nameOf } = useWords()
  const { activePosts, ready } = useSession()
  const search = useSearch({ from: '/console/disputes/mediators' })
  const navigate = useNavigate()
  const about = useAbout()
  const [adding, setAdding] = useState(false)
  const own = activePosts.find(({ place }) => place?.kind === 'unit')?.place?.id
  const unit = search.unit ?? own ?? null
  const { data, error, refetch } = useQuery<{ items: DisputeMediator[]; may: boolean }, Problem>({
    queryKey: [path, unit],
    queryFn: () => send<{ items: DisputeMediator[]; may: boolean }>(`${path}?unitId=${unit}`),
    enabled: unit !== null,
  })
  const tiers = about.data?.tiers ?? []
  return (
    <Frame
      title={t('dispute-pages.mediators.title')}
      text={t('dispute-pages.mediators.text')}
      actions={
        data?.may && unit && !adding ? (
          <Button size="sm" onClick={() => setAdding(true)}>
            {t('dispute-pages.mediators.add')}
          </Button>
        ) : null
      }
    >
      <div className={forms.filters}>
        <UnitPick
          label={t('dispute-pages.list.unit')}
          value={unit}
          onChange={(next) =>
            void navigate({ to: '/console/disputes/mediators', search: next ? { unit: next } : {}, replace: true })
          }
        />
      </div>
      <div className={classes.stack}>
        {adding && unit ? <AddMediator key={unit} unit={unit} onDone={() => setAdding(false)} /> : null}
        {unit === null && ready ? <EmptyState title={t('dispute-pages.mediators.choose')} /> : null}
        {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
        {unit !== null && !data && !error ? <PageSkeleton lines={5} /> : null}
        {data?.items.length === 0 ? (
          <EmptyState title={t('dispute-pages.mediators.none')} text={t('dispute-pages.mediators.none_text')} />
        ) : null}
        {tiers
          .filter(({ code }) => data?.items.some(({ tier }) => tier === code))
          .map((tier) => (
            <Card key={tier.code} title={nameOf(tier.name)}>
              <ul className={classes.list}>
                {data?.items
                  .filter((each) => each.tier === tier.code)
                  .map((each) => (
                    <Line key={each.id} one={each} may={data.may} />
                  ))}
              </ul>
            </Card>
          ))}
      </div>
    </Frame>
  )
}

function Line(props: { one: DisputeMediator; may: boolean }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const queries = useQueryClient()
  const [ending, setEnding] = useState(false)
  const { one } = props
  const end = useWrite((id: string, { headers }) =>
    send(`${path}/${id}/end`, { method: 'POST', key: headers['Idempotency-Key'] }),
  )
  return (
    <li>
      <div className={`${classes.row} ${classes.between}`}>
        <span>
          <strong>{one.name}</strong>{' '}
          <span className={classes.dim}>
            {t(`cases.role.${one.role}` as 'cases.role.desk')} · {nameOf(one.unit.name)}
            {one.languages ? ` · ${one.languages}` : ''}
            {one.until ? ` · ${t('dispute-pages.mediators.until', { day: day(one.until) })}` : ''}
          </span>
        </span>
        {props.may ? (
          <Button size="compact-sm" variant="subtle" onClick={() => setEnding(true)}>
            {t('dispute-pages.mediators.end')}
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title={t('dispute-pages.mediators.end')}
        text={t('dispute-pages.mediators.end_text', { name: one.name })}
        confirmLabel={t('dispute-pages.mediators.end')}
        danger
        onConfirm={async () => {
          await end.mutateAsync(one.id)
          toast(t('dispute-pages.saved'))
          await queries.invalidateQueries({ queryKey: [path] })
        }}
      />
    </li>
  )
}
