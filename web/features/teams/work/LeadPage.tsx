import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useWords } from '../../../words/words.tsx'
import type { Tab } from './search.ts'
import { TeamWork } from './TeamWork.tsx'

/** The work of whoever leads a team, among the residents' pages: they need hold no other post. */
export function LeadPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/resident/teams/$id/lead' })
  const { tab = 'shifts' } = useSearch({ from: '/resident/teams/$id/lead' })
  return (
    <TeamWork
      id={id}
      tab={tab}
      above={
        <Link to="/teams/$id" params={{ id }}>
          {t('teams.lead.back')}
        </Link>
      }
      link={(each: Tab, props) => <Link to="/teams/$id/lead" params={{ id }} search={{ tab: each }} {...props} />}
    />
  )
}
