import { Button } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ChangePreview, ChangeRow } from '../../../../contract/territory-changes.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { holds, useSession } from '../../../app/session.tsx'
import { useLandscape } from '../../../cases/landscape.ts'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { MapView } from '../../../ui/map/MapView.tsx'
import { boundsOf, type MapLayer } from '../../../ui/map/types.ts'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { StatNumber } from '../../../ui/StatNumber.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { FindingList } from '../draft/FindingList.tsx'
import { StepList } from '../draft/StepList.tsx'
import { useDraft, usePreview } from '../draft/useDraft.ts'
import { ChangeState } from '../parts/ChangeState.tsx'
import classes from '../parts/frame.module.css'
import { TerritoryFrame } from '../parts/TerritoryFrame.tsx'
import { only, useLabel, useLevelMap } from '../parts/useLevelMap.ts'
import { ScheduleForm } from './ScheduleForm.tsx'
import { UnitTable } from './UnitTable.tsx'

// messages: territory.moving.*

const kinds = ['created', 'ended', 'redrawn', 'moved', 'amended'] as const

/** What a change would mean, before anybody lets it take effect; and what it meant, afterwards. */
export function PreviewPage() {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const { id } = useParams({ from: '/console/territory/changes/$id/preview' })
  const navigate = useNavigate()
  const { activePosts } = useSession()
  const may = holds(activePosts, 'administrator')
  const draft = useDraft(id)
  const { change } = draft
  const isOpen = change?.state === 'draft' || change?.state === 'scheduled'
  const preview = usePreview(id, isOpen ? change?.revision : undefined)
  const [asking, setAsking] = useState<'withdraw' | 'discard' | null>(null)
  if (draft.problem && !change)
    return (
      <TerritoryFrame title={t('territory.changes.title')}>
        <ErrorState problem={draft.problem} onRetry={draft.again} />
      </TerritoryFrame>
    )
  if (!change) return <PageSkeleton lines={8} />
  const { data } = preview
  return (
    <TerritoryFrame
      title={change.title}
      text={change.reason}
      above={
        <>
          <Link to="/console/territory/changes" className={classes.link}>
            {t('territory.changes.title')}
          </Link>{' '}
          <ChangeState change={change} />
        </>
      }
      actions={
        <>
          {change.state === 'draft' ? (
            <ButtonLink to="/console/territory/changes/$id" params={{ id }} size="sm" variant="default">
              {t('territory.draft.edit')}
            </ButtonLink>
          ) : null}
          {may && change.state === 'draft' ? (
            <Button size="sm" variant="default" onClick={() => setAsking('discard')}>
              {t('territory.discard')}
            </Button>
          ) : null}
          {may && change.state === 'scheduled' ? (
            <Button size="sm" onClick={() => setAsking('withdraw')}>
              {t('territory.withdraw')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={classes.main}>
        {isOpen ? (
          <>
            <FindingList preview={data} problem={preview.error} heldBack={change.heldBack} />
            {data ? <Numbers preview={data} /> : <PageSkeleton lines={4} />}
            {data && data.moving.length > 0 ? (
              <Card title={t('territory.moving.title')}>
                <ul>
                  {data.moving.map(({ what, count }) => (
                    <li key={what}>{movingWords(t, what, count) ?? `${what}: ${number(count)}`}</li>
                  ))}
                </ul>
                <p className={classes.help}>{t('territory.moving.help')}</p>
              </Card>
            ) : null}
            {data && data.units.length > 0 ? <Maps id={id} change={change} preview={data} /> : null}
            {data && data.units.length > 0 ? <UnitTable units={data.units} total={sum(data)} /> : null}
          </>
        ) : null}
        {change.state === 'effective' ? (
          <p role="status">
            {t('territory.effective.text')}{' '}
            <Link to="/console/territory" className={classes.link}>
              {t('territory.effective.look')}
            </Link>
          </p>
        ) : null}
        <Card title={t('territory.steps.title')}>
          <StepList steps={draft.steps} units={data?.units ?? []} nameOf={nameOf} />
        </Card>
        {may && change.state === 'draft' && data ? (
          <ScheduleForm
            errors={data.errors}
            steps={change.steps}
            onSchedule={async (at) => {
              await draft.schedule(at)
              toast(t(at ? 'territory.scheduled.done' : 'territory.effective.done'))
            }}
          />
        ) : null}
      </div>
      <ConfirmDialog
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={t(asking === 'discard' ? 'territory.discard' : 'territory.withdraw')}
        text={t(asking === 'discard' ? 'territory.discard_text' : 'territory.withdraw_text')}
        confirmLabel={t(asking === 'discard' ? 'territory.discard' : 'territory.withdraw')}
        danger={asking === 'discard'}
        onConfirm={async () => {
          const act = asking ?? 'withdraw'
          await draft.act(act)
          if (act === 'discard') void navigate({ to: '/console/territory/changes' })
        }}
      />
    </TerritoryFrame>
  )
}

const sum = ({ counts }: ChangePreview): number => kinds.reduce((all, kind) => all + counts[kind], 0)

/** Modules to come may have more at stake than the catalogue knows. */
function movingWords(t: ReturnType<typeof useWords>['t'], what: string, count: number): string | undefined {
  const known = (['open_cases', 'posts', 'teams', 'organisations', 'buildings', 'households'] as const).find(
    (each) => each === what,
  )
  if (known) return t(`territory.moving.${known}`, { count })
  return undefined
}

function Numbers(props: { preview: ChangePreview }) {
  const { t } = useWords()
  const { number } = useFormat()
  const { counts } = props.preview
  return (
    <div className={classes.stats}>
      {kinds.map((kind) =>
        counts[kind] > 0 ? (
          <StatNumber key={kind} label={t(`territory.count.${kind}`)} value={number(counts[kind])} />
        ) : null,
      )}
      <StatNumber label={t('territory.count.households')} value={number(counts.householdsMoved)} />
    </div>
  )
}

/** The map today beside the map as the draft leaves it. */
function Maps(props: { id: string; change: ChangeRow; preview: ChangePreview }) {
  const { t } = useWords()
  const { id, change, preview } = props
  const level = preview.units[0]?.unit.level ?? 'grid'
  const today = useLevelMap({ level })
  const draft = useLevelMap({ level, draft: { id, revision: change.revision } })
  const label = useLabel(today)
  const touched = useMemo(() => new Set(preview.units.map(({ unit }) => unit.id)), [preview])
  const before = useMemo<MapLayer[]>(
    () =>
      today
        ? [
            { id: 'units', look: 'area', data: today, ...label },
            { id: 'touched', look: 'strong', data: only(today, ({ id: unitId }) => touched.has(String(unitId))) },
          ]
        : [],
    [today, touched, label],
  )
  const after = useMemo<MapLayer[]>(
    () =>
      draft
        ? [
            {
              id: 'units',
              look: 'area',
              data: only(draft, ({ properties }) => properties?.status === 'same'),
              ...label,
            },
            {
              id: 'fresh',
              look: 'fresh',
              data: only(draft, ({ properties }) => properties?.status !== 'same'),
              ...label,
            },
          ]
        : [],
    [draft, label],
  )
  const landscape = useLandscape()
  const fit = useMemo(() => {
    const all = [today, draft].flatMap((data) =>
      data ? [only(data, ({ id: unitId }) => touched.has(String(unitId)))] : [],
    )
    return boundsOf(all)
  }, [today, draft, touched])
  return (
    <Card title={t('territory.preview.maps')}>
      <div className={classes.twoMaps}>
        <div>
          <h3>{t('territory.preview.today')}</h3>
          <MapView
            landscape={landscape}
            label={t('territory.preview.today')}
            layers={before}
            list="none"
            height="18rem"
            {...(fit ? { fit } : {})}
          />
        </div>
        <div>
          <h3>{t('territory.preview.then')}</h3>
          <MapView
            landscape={landscape}
            label={t('territory.preview.then')}
            layers={after}
            list="none"
            height="18rem"
            {...(fit ? { fit } : {})}
          />
        </div>
      </div>
    </Card>
  )
}
