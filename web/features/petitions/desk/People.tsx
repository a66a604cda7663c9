import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { PetitionView } from '../../../../contract/petitions.ts'
import { send } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { useWords } from '../../../words/words.tsx'
import { paths } from '../data.ts'
import classes from '../petitions.module.css'

// messages: petition-pages.who.*, petitions.role.*

interface Person {
  name: string
  phone: string | null
}

/** Who petitions, masked. What the post needs is asked for one at a time with a purpose; they see that somebody looked. */
export function People({ view }: { view: PetitionView }) {
  const { t } = useWords()
  const { petitioner } = view
  const [listed, setListed] = useState<readonly Person[]>([])
  const purposes = (['call', 'serve', 'check'] as const).map((each) => {
    const label = t(`petition-pages.who.purpose.${each}`)
    // The person reads the purpose: it is kept in words, not as a code.
    return { value: label, label }
  })
  const reveal = async (what: string, purpose: string, representativeId?: string) =>
    send<{ people: Person[]; value: string | null }>(`${paths.list}/${view.id}/reveal`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ what, purpose, ...(representativeId ? { representativeId } : {}) }),
    })
  if (!petitioner)
    return (
      <Card title={t('petition-pages.who.title')}>
        <p className={classes.note}>
          <IconLock size={16} aria-hidden /> {t('petition-pages.who.hidden')}
        </p>
      </Card>
    )
  const masked = {
    name: petitioner.name,
    phone: petitioner.phone,
    onBehalfOf: petitioner.onBehalfOf,
    mail: null,
    address: null,
  }
  const shown = (['name', 'phone', 'mail', 'address', 'onBehalfOf'] as const).filter(
    (field) => masked[field] !== null || petitioner.revealable.includes(field),
  )
  return (
    <Card title={t('petition-pages.who.title')}>
      <div className={classes.stack}>
        <p className={classes.dim}>{t(`petition-pages.who.kind.${petitioner.kind}`)}</p>
        <Facts
          items={shown.map((field) => ({
            label: t(`petition-pages.who.${field}`),
            value: (
              <MaskedText
                label={t(`petition-pages.who.${field}`)}
                text={masked[field] ?? '••••'}
                purposes={purposes}
                onReveal={
                  petitioner.revealable.includes(field)
                    ? async (purpose) => (await reveal(field, purpose)).value ?? ''
                    : undefined
                }
              />
            ),
          }))}
        />
        {view.representatives.length > 0 ? (
          <div className={classes.stack}>
            <strong>{t('petition-pages.who.representatives', { count: view.people })}</strong>
            <ul className={classes.plain}>
              {view.representatives.map((one) => (
                <li key={one.id}>
                  <span>
                    {one.name} · {t(`petitions.role.${one.role}`)}
                  </span>
                  <p>
                    <MaskedText
                      label={t('petition-pages.who.phone')}
                      text={one.phone ?? '••••'}
                      purposes={purposes}
                      onReveal={async (purpose) => {
                        const { people, value } = await reveal('representative', purpose, one.id)
                        return (
                          people.map(({ name, phone }) => [name, phone].filter(Boolean).join(' · ')).join(', ') ||
                          (value ?? '')
                        )
                      }}
                    />
                  </p>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {view.listed > 0 ? (
          <div>
            <MaskedText
              label={t('petition-pages.who.list')}
              text={t('petition-pages.who.listed', { count: view.listed })}
              purposes={purposes}
              onReveal={async (purpose) => {
                const { people } = await reveal('list', purpose)
                setListed(people)
                return t('petition-pages.who.listed', { count: people.length })
              }}
            />
            {listed.length > 0 ? (
              <ul className={classes.points}>
                {listed.map((one) => (
                  <li key={`${one.name} ${one.phone}`}>{[one.name, one.phone].filter(Boolean).join(' · ')}</li>
                ))}
              </ul>
            ) : null}
          </div>
        ) : null}
      </div>
    </Card>
  )
}
