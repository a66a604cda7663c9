import { ButtonLink } from '../../../app/links.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { useHome } from '../device/home.ts'
import { useOpenCategories } from '../report/categories.ts'
import classes from '../resident.module.css'
import { EmergencyNumbers } from './EmergencyNumbers.tsx'
import { Serving } from './Serving.tsx'

/** Whom to call: in an emergency, and otherwise. */
export function CallPage() {
  const { t, nameOf } = useWords()
  const { emergencyNumbers, query } = useOpenCategories()
  const home = useHome()
  return (
    <>
      <PageHeader title={t('resident.call.title')} />
      <Card title={t('resident.call.emergency')}>
        {query.isPending ? <PageSkeleton lines={6} /> : null}
        {query.isError ? <ErrorState problem={query.error} onRetry={() => void query.refetch()} level={3} /> : null}
        <EmergencyNumbers numbers={emergencyNumbers} />
      </Card>
      <Card title={home ? t('resident.serving.title', { building: nameOf(home.name) }) : t('resident.call.serving')}>
        {home ? (
          <Serving unitId={home.unitId} />
        ) : (
          <>
            <p className={classes.lead}>{t('resident.call.noBuilding')}</p>
            <ButtonLink to="/" variant="light" size="lg">
              {t('resident.call.choose')}
            </ButtonLink>
          </>
        )}
      </Card>
    </>
  )
}
