import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { plainNumber } from '../../../cases/keptCases.ts'
import { Card } from '../../../ui/Card.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import { SecretFields } from '../parts/SecretFields.tsx'
import classes from '../petitions.module.css'

/** Looks up a petition by number and secret. */
export function FindPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { account } = useSession()
  const search = useSearch({ from: '/resident/petitions/find' })
  const [number, setNumber] = useState(search.number ?? '')
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('petition-pages.find.title')} text={t('petition-pages.find.text')} />
      <Card>
        <SecretFields
          number={number}
          onNumber={setNumber}
          mayOpenWithout={account !== null}
          onOpen={(secret) =>
            void navigate({ to: '/p/$number', params: { number: plainNumber(number) }, hash: secret || undefined })
          }
        />
      </Card>
      {account ? null : (
        <Card>
          <div className={classes.stack}>
            <p className={classes.words}>{t('petition-pages.find.signed_in')}</p>
            <ButtonLink to="/sign-in" search={{ next: '/petitions' }} variant="light" size="lg">
              {t('app.signIn')}
            </ButtonLink>
          </div>
        </Card>
      )}
    </div>
  )
}
