import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { read } from '../../../app/api.ts'
import { useSession } from '../../../app/session.tsx'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../petitions.module.css'
import { phoneLike } from './draft.rules.ts'
import type { FieldsProps } from './fields.ts'

// messages: petition-pages.new.hear_*

/** Who petitions and how they are reached. Nothing of it is required. */
export function YouFields({ draft, change, tried }: FieldsProps) {
  const { t } = useWords()
  const { account } = useSession()
  const { data: known } = useQuery({ ...read('/api/v1/people/me'), enabled: account !== null, staleTime: 300_000 })
  useEffect(() => {
    if (!known || draft.name || draft.phone || draft.mail) return
    if (known.name || known.phone || known.mail)
      change({ name: known.name ?? '', phone: known.phone ?? '', mail: known.mail ?? '' })
  }, [known, draft.name, draft.phone, draft.mail, change])
  const missing = t('petition-pages.new.missing')
  return (
    <div className={classes.fields}>
      <TextInput
        size="lg"
        label={t('petition-pages.new.name')}
        autoComplete="name"
        maxLength={100}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        size="lg"
        type="tel"
        label={t('petition-pages.new.phone')}
        autoComplete="tel"
        maxLength={25}
        value={draft.phone}
        onChange={(event) => change({ phone: event.currentTarget.value })}
        error={
          tried && (draft.hearBack === 'sms' || draft.phone.trim()) && !phoneLike(draft.phone) ? missing : undefined
        }
      />
      <TextInput
        size="lg"
        label={t('petition-pages.new.address')}
        description={t('petition-pages.new.address_help')}
        autoComplete="street-address"
        maxLength={200}
        value={draft.home}
        onChange={(event) => change({ home: event.currentTarget.value })}
      />
      <fieldset className={classes.choices}>
        <legend>{t('petition-pages.new.hear')}</legend>
        {(['none', 'sms', 'mail'] as const).map((each) => (
          <ChoiceCard
            key={each}
            name="hear"
            value={each}
            checked={draft.hearBack === each}
            onChoose={() => change({ hearBack: each })}
            title={t(`petition-pages.new.hear_${each}`)}
          />
        ))}
      </fieldset>
      {draft.hearBack === 'mail' ? (
        <TextInput
          size="lg"
          type="email"
          label={t('petition-pages.new.mail')}
          autoComplete="email"
          maxLength={200}
          value={draft.mail}
          onChange={(event) => change({ mail: event.currentTarget.value })}
          error={tried && !/^\S+@\S+\.\S+$/.test(draft.mail.trim()) ? missing : undefined}
        />
      ) : null}
    </div>
  )
}
