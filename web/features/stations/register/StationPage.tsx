import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Station } from '../../../../contract/stations.ts'
import { read } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { AcceptanceTab } from './AcceptanceTab.tsx'
import { OfficersTab } from './OfficersTab.tsx'
import classes from './register.module.css'
import { StationForm } from './StationForm.tsx'
import type { Tab } from './search.ts'

// messages: stations.role.*

const path = '/api/v1/stations/{id}'
const tabs: readonly Tab[] = ['form', 'acceptance', 'officers', 'history']

/** One station of the register, or a new one. */
export function StationPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/console/stations/$id' })
  if (id !== 'new') return <Known id={id} />
  return <Fresh title={t('stations.new')} />
}

function Fresh(props: { title: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  return (
    <>
      <PageHeader
        title={props.title}
        above={
          <Link to="/console/stations" search={{}}>
            {t('stations.back')}
          </Link>
        }
      />
      <StationForm
        station={undefined}
        onSaved={({ id }) =>
          void navigate({ to: '/console/stations/$id', params: { id }, search: { tab: 'acceptance' } })
        }
      />
    </>
  )
}

function Known({ id }: { id: string }) {
  const { t, nameOf } = useWords()
  const { tab = 'form' } = useSearch({ from: '/console/stations/$id' })
  const queries = useQueryClient()
  useLive(['stations', 'posts'], { paths: [path, '/api/v1/stations/{id}/history'] })
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  const station = data as Station | undefined
  if (error && !station) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!station) return <PageSkeleton lines={8} />
  const saved = (next: Station) => {
    queries.setQueryData(read(path, { params: { path: { id } } }).queryKey, next as never)
    void queries.invalidateQueries({ queryKey: ['/api/v1/stations/{id}/history'] })
  }
  return (
    <>
      <PageHeader
        title={nameOf(station.name)}
        text={`NO.${station.code} · ${t(`stations.kind.${station.kind}`)} · ${nameOf(station.unit.name)}`}
        above={
          <Link to="/console/stations" search={{}}>
            {t('stations.back')}
          </Link>
        }
        actions={
          <ButtonLink to="/board/$code" params={{ code: station.code }} search={{}} variant="default" size="sm">
            {t('stations.see_board')}
          </ButtonLink>
        }
      />
      <nav className={classes.tabs} aria-label={nameOf(station.name)}>
        {tabs.map((each) => (
          <Link
            key={each}
            to="/console/stations/$id"
            params={{ id }}
            search={{ tab: each }}
            className={classes.tab}
            data-here={each === tab || undefined}
            aria-current={each === tab ? 'page' : undefined}
          >
            {t(`stations.tab.${each}`)}
          </Link>
        ))}
      </nav>
      {tab === 'form' ? <StationForm key={station.version} station={station} onSaved={saved} /> : null}
      {tab === 'acceptance' ? <AcceptanceTab station={station} onSaved={saved} /> : null}
      {tab === 'officers' ? <OfficersTab key={station.version} station={station} onSaved={saved} /> : null}
      {tab === 'history' ? <History id={id} /> : null}
    </>
  )
}

function History({ id }: { id: string }) {
  const { t } = useWords()
  const { data, error, refetch } = useQuery(read('/api/v1/stations/{id}/history', { params: { path: { id } } }))
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={4} />
  if (data.items.length === 0) return <EmptyState title={t('stations.history.none')} />
  return (
    <ol className={classes.history}>
      {data.items.map((change) => (
        <li key={change.id}>
          <strong>{t(actions[change.action] ?? 'stations.history.station.changed')}</strong> ·{' '}
          {change.role
            ? t('stations.history.by', { role: t(`stations.role.${change.role}`) })
            : t('stations.history.system')}{' '}
          · <Instant at={change.at} show="both" />
        </li>
      ))}
    </ol>
  )
}

const actions: Readonly<Record<string, `stations.history.station.${'created' | 'changed' | 'officers' | 'checked'}`>> =
  {
    'station.created': 'stations.history.station.created',
    'station.changed': 'stations.history.station.changed',
    'station.officers': 'stations.history.station.officers',
    'station.checked': 'stations.history.station.checked',
  }
