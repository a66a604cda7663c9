import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import { OrganisationForm } from '../one/OrganisationForm.tsx'
import { OrganisationView } from '../one/OrganisationView.tsx'

/** One organisation of the register, or a new one entered for somebody. */
export function KeptPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/console/organisations/$id' })
  const navigate = useNavigate()
  const above = (
    <Link to="/console/organisations" search={{}}>
      {t('organisations.back')}
    </Link>
  )
  if (id !== 'new') return <OrganisationView id={id} above={above} />
  return (
    <>
      <PageHeader title={t('organisations.new')} text={t('organisations.new_desk')} above={above} />
      <OrganisationForm
        organisation={undefined}
        onSaved={(made) => void navigate({ to: '/console/organisations/$id', params: { id: made.id } })}
      />
    </>
  )
}
