import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Organisation, OrganisationInput, OrganisationKind } from '../../../../contract/organisations.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Both, Refusal } from '../../../app/forms.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { useAct } from './useAct.ts'

// messages: organisations.kind.*

const kinds: readonly OrganisationKind[] = ['company', 'school', 'association', 'social_group', 'public_body']
const nothing = { en: '', zh: '' }

/** What is said of an organisation, and whom to talk to there. */
export function OrganisationForm(props: {
  organisation: Organisation | undefined
  onSaved: (organisation: Organisation) => void
}) {
  const { t } = useWords()
  const { organisation } = props
  const { act, problem, busy } = useAct()
  const contact = organisation?.contact
  // Masked letters are not written back: the contact is changed by whoever reads it in full.
  const ownContact = !organisation || contact?.masked === false
  const [values, setValues] = useState({
    ...{ kind: organisation?.kind ?? ('company' as OrganisationKind), registeredNo: organisation?.registeredNo ?? '' },
    ...{ unitId: organisation?.unit.id ?? null, name: organisation?.name ?? nothing },
    about: organisation?.about ?? nothing,
    contact: {
      ...{ name: '', phone: '', mail: '' },
      ...(contact && !contact.masked ? { name: contact.name, phone: contact.phone, mail: contact.mail } : {}),
    },
  })
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const save = useWrite(({ contact: given, unitId, ...rest }: typeof values, context) => {
    const words = { ...rest, unitId: unitId ?? '', registeredNo: rest.registeredNo.trim() || null }
    return organisation
      ? answer(
          api.PUT('/api/v1/organisations/{id}', {
            params: { path: { id: organisation.id } },
            body: { ...words, ...(ownContact ? { contact: given } : {}), version: organisation.version },
            ...context,
          }),
        )
      : answer(
          api.POST('/api/v1/organisations', { body: { ...words, contact: given } as OrganisationInput, ...context }),
        )
  })
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act(async () => {
          const saved = await save.mutateAsync(values)
          toast(t('organisations.saved'))
          props.onSaved(saved as Organisation)
        })
      }}
    >
      <Both
        label={t('organisations.column.name')}
        value={values.name}
        onChange={(name) => set({ name })}
        required
        error={problem?.of('name')}
      />
      <div className={classes.pair}>
        <NativeSelect
          size="sm"
          label={t('organisations.column.kind')}
          value={values.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as OrganisationKind })}
          data={kinds.map((kind) => ({ value: kind, label: t(`organisations.kind.${kind}`) }))}
        />
        <TextInput
          size="sm"
          label={t('organisations.form.number')}
          maxLength={40}
          value={values.registeredNo}
          onChange={(event) => set({ registeredNo: event.currentTarget.value })}
          error={problem?.of('registeredNo')}
        />
      </div>
      <UnitPick
        label={t('organisations.form.seat')}
        value={values.unitId}
        onChange={(unitId) => set({ unitId })}
        error={problem?.of('unitId')}
      />
      <Both
        label={t('organisations.form.about')}
        value={values.about}
        onChange={(about) => set({ about })}
        rows={3}
        max={2000}
        error={problem?.of('about')}
      />
      {ownContact ? (
        <fieldset className={classes.group}>
          <legend>{t('organisations.form.contact')}</legend>
          <p className={classes.dim}>{t('organisations.form.contact_help')}</p>
          <div className={classes.pair}>
            {(['name', 'phone', 'mail'] as const).map((field) => (
              <TextInput
                key={field}
                size="sm"
                type={field === 'phone' ? 'tel' : field === 'mail' ? 'email' : 'text'}
                label={t(`organisations.contact.${field}`)}
                withAsterisk={field !== 'mail'}
                maxLength={100}
                value={values.contact[field]}
                onChange={(event) => set({ contact: { ...values.contact, [field]: event.currentTarget.value } })}
                error={problem?.of(`contact.${field}`)}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button type="submit" loading={busy}>
          {t('organisations.save')}
        </Button>
      </div>
    </form>
  )
}
