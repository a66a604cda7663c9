import { Link, useParams } from '@tanstack/react-router'
import { useWords } from '../../../words/words.tsx'
import { OrganisationView } from '../one/OrganisationView.tsx'

/** One organisation as residents, and its own people, see it. */
export function OrganisationPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/resident/organisations/$id' })
  return (
    <OrganisationView
      id={id}
      above={
        <Link to="/organisations" search={{}}>
          {t('organisations.back')}
        </Link>
      }
    />
  )
}
