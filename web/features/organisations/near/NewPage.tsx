import { Link, useNavigate } from '@tanstack/react-router'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import { OrganisationForm } from '../one/OrganisationForm.tsx'

/** Somebody registers the organisation they speak for. */
export function NewPage() {
  const { t } = useWords()
  const { account } = useSession()
  const navigate = useNavigate()
  return (
    <>
      <PageHeader
        title={t('organisations.new')}
        text={t('organisations.new_text')}
        above={
          <Link to="/organisations" search={{}}>
            {t('organisations.back')}
          </Link>
        }
      />
      <Card>
        {account ? (
          <OrganisationForm
            organisation={undefined}
            onSaved={({ id }) => void navigate({ to: '/organisations/$id', params: { id } })}
          />
        ) : (
          <>
            <p>{t('organisations.sign_in')}</p>
            <ButtonLink to="/sign-in" search={{ next: '/organisations/new' }}>
              {t('app.signIn')}
            </ButtonLink>
          </>
        )}
      </Card>
    </>
  )
}
