import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { PointsScheme } from '../../../../../contract/points.ts'
import { read } from '../../../../app/api.ts'
import classes from '../../../../app/form.module.css'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../../words/words.tsx'
import { ClaimsTab } from '../claims/ClaimsTab.tsx'
import { GoodsTab } from '../goods/GoodsTab.tsx'
import { DonorsTab } from '../reports/DonorsTab.tsx'
import { ReportTab } from '../reports/ReportTab.tsx'
import { ReviewTab } from '../review/ReviewTab.tsx'
import { RulesTab } from '../rules/RulesTab.tsx'
import { type Tab, tabsFor } from '../search.ts'
import { SchemeForm } from './SchemeForm.tsx'

// messages: merit.tab.*

const path = '/api/v1/points/schemes/{id}'

/** A scheme with all that somebody may do for it, or a new one. */
export function SchemePage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/console/points/schemes/$id' })
  const navigate = useNavigate()
  if (id !== 'new') return <One key={id} id={id} />
  return (
    <>
      <PageHeader title={t('merit.schemes.new')} text={t('merit.scheme.new_text')} above={<Back />} />
      <SchemeForm
        scheme={undefined}
        onSaved={(scheme) =>
          void navigate({ to: '/console/points/schemes/$id', params: { id: scheme.id }, search: { tab: 'rules' } })
        }
      />
    </>
  )
}

function Back() {
  const { t } = useWords()
  return (
    <Link to="/console/points" search={{}}>
      {t('merit.schemes.title')}
    </Link>
  )
}

function One({ id }: { id: string }) {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/console/points/schemes/$id' })
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const scheme = data as PointsScheme
  const shown = tabsFor(scheme.rights)
  const tab: Tab = search.tab && shown.includes(search.tab) ? search.tab : (shown[0] ?? 'rules')
  const changed = () =>
    Promise.all([path, '/api/v1/points/schemes'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
  return (
    <>
      <div className="ds-no-print">
        <PageHeader
          title={nameOf(scheme.name)}
          text={`${nameOf(scheme.unit.name)}${scheme.endedAt ? ` · ${t('merit.schemes.is_ended')}` : ''}`}
          above={<Back />}
        />
        <nav className={classes.tabs} aria-label={nameOf(scheme.name)}>
          {shown.map((each) => (
            <Link
              key={each}
              to="/console/points/schemes/$id"
              params={{ id }}
              search={{ tab: each }}
              className={classes.tab}
              data-here={each === tab || undefined}
              aria-current={each === tab ? 'page' : undefined}
            >
              {t(`merit.tab.${each}`)}
            </Link>
          ))}
        </nav>
      </div>
      {tab === 'claims' ? <ClaimsTab scheme={scheme} state={search.state ?? 'open'} /> : null}
      {tab === 'rules' ? <RulesTab scheme={scheme} onChanged={changed} /> : null}
      {tab === 'goods' ? <GoodsTab scheme={scheme} /> : null}
      {tab === 'review' ? <ReviewTab scheme={scheme} /> : null}
      {tab === 'report' ? <ReportTab scheme={scheme} month={search.month} /> : null}
      {tab === 'donors' ? <DonorsTab scheme={scheme} month={search.month} donor={search.donor} /> : null}
      {tab === 'settings' ? <SchemeForm key={scheme.version} scheme={scheme} onSaved={changed} /> : null}
    </>
  )
}
