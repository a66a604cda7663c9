import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import type { Tab } from './search.ts'
import { TeamForm } from './TeamForm.tsx'
import { TeamWork } from './TeamWork.tsx'

/** One team of the register, or a new one. */
export function KeptPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/console/teams/$id' })
  const { tab = 'form' } = useSearch({ from: '/console/teams/$id' })
  const navigate = useNavigate()
  const above = (
    <Link to="/console/teams" search={{}}>
      {t('teams.back')}
    </Link>
  )
  if (id === 'new')
    return (
      <>
        <PageHeader title={t('teams.new')} above={above} />
        <TeamForm
          team={undefined}
          onSaved={(team) =>
            void navigate({ to: '/console/teams/$id', params: { id: team.id }, search: { tab: 'members' } })
          }
        />
      </>
    )
  return (
    <TeamWork
      id={id}
      tab={tab}
      above={above}
      link={(each: Tab, props) => <Link to="/console/teams/$id" params={{ id }} search={{ tab: each }} {...props} />}
    />
  )
}
