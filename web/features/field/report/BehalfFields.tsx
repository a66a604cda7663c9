import { TextInput } from '@mantine/core'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import type { ReportDraft } from '../device/drafts.ts'
import classes from '../field.module.css'

// messages: field.mandate.*

const mandates = ['spoken', 'phone_call', 'written', 'guardian'] as const

/** For whom it is brought, and how they asked for it. Both persons are recorded; the person is told. */
export function BehalfFields(props: {
  value: NonNullable<ReportDraft['behalf']>
  onChange: (behalf: NonNullable<ReportDraft['behalf']>) => void
  lacking: boolean
}) {
  const { t } = useWords()
  const { value } = props
  return (
    <div className={classes.inset}>
      <p className={classes.dim}>{t('field.behalf.text')}</p>
      <TextInput
        label={t('field.behalf.name')}
        maxLength={100}
        autoComplete="off"
        withAsterisk
        value={value.name}
        error={props.lacking && !value.name.trim() ? t('ui.required') : undefined}
        onChange={(event) => props.onChange({ ...value, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('field.behalf.phone')}
        description={t('field.behalf.phoneHelp')}
        maxLength={25}
        type="tel"
        autoComplete="off"
        value={value.phone}
        onChange={(event) => props.onChange({ ...value, phone: event.currentTarget.value })}
      />
      <fieldset className={classes.choices}>
        <legend>{t('field.behalf.mandate')}</legend>
        {mandates.map((mandate) => (
          <ChoiceCard
            key={mandate}
            name="mandate"
            value={mandate}
            checked={value.mandate === mandate}
            onChoose={() => props.onChange({ ...value, mandate })}
            title={t(`field.mandate.${mandate}`)}
          />
        ))}
        <div role="alert">
          {props.lacking && !value.mandate ? (
            <p className={classes.problem}>{t('field.behalf.mandateMissing')}</p>
          ) : null}
        </div>
      </fieldset>
    </div>
  )
}
