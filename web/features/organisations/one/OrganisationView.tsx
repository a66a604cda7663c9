import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Organisation } from '../../../../contract/organisations.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { Deeds } from './Deeds.tsx'
import { Enlistments } from './Enlistments.tsx'
import { OrganisationForm } from './OrganisationForm.tsx'
import { Pairings } from './Pairings.tsx'
import { Pledges } from './Pledges.tsx'
import { useAct } from './useAct.ts'

// messages: organisations.kind.*

/** One organisation: for everybody what it did, for its own people and its communities also what they may do. */
export function OrganisationView(props: { id: string; above: ReactNode }) {
  const { t, nameOf } = useWords()
  const { id } = props
  const [editing, setEditing] = useState(false)
  const { data, error, refetch } = useQuery(read('/api/v1/organisations/{id}', { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const organisation = data as Organisation
  const about = nameOf(organisation.about)
  return (
    <>
      <PageHeader
        title={nameOf(organisation.name)}
        text={`${t(`organisations.kind.${organisation.kind}`)} · ${nameOf(organisation.unit.name)}`}
        above={props.above}
        actions={
          organisation.rights.manage ? (
            <Button variant="default" aria-expanded={editing} onClick={() => setEditing(!editing)}>
              {t('organisations.edit')}
            </Button>
          ) : null
        }
      />
      {organisation.endedOn ? (
        <p className={classes.problem}>{t('organisations.ended', { why: organisation.endedWhy ?? '' })}</p>
      ) : null}
      {organisation.published ? null : <p>{t('organisations.unpublished')}</p>}
      <div className={classes.stack}>
        {editing ? (
          <Card title={t('organisations.edit')}>
            <OrganisationForm
              key={organisation.version}
              organisation={organisation}
              onSaved={() => setEditing(false)}
            />
            <End organisation={organisation} />
          </Card>
        ) : null}
        <Card title={t('organisations.about')}>
          {about ? <p className={classes.words}>{about}</p> : null}
          <Facts
            items={[
              {
                label: t('organisations.column.communities'),
                value: organisation.communities.map(({ name }) => nameOf(name)).join(' · ') || '–',
              },
              { label: t('organisations.column.deeds'), value: String(organisation.deeds) },
              ...(organisation.registeredNo
                ? [{ label: t('organisations.column.number'), value: organisation.registeredNo }]
                : []),
              ...(organisation.teams.length > 0
                ? [
                    {
                      label: t('organisations.teams'),
                      value: organisation.teams.map(({ name }) => nameOf(name)).join(' · '),
                    },
                  ]
                : []),
            ]}
          />
          {organisation.contact ? <Contact organisation={organisation} /> : null}
        </Card>
        <div className={classes.columns}>
          <Enlistments organisation={organisation} />
          <Pledges organisation={organisation} />
          <Pairings organisation={organisation} />
          <Deeds organisation={organisation} />
        </div>
      </div>
    </>
  )
}

/** Whom to talk to there: masked, one field at a time with a reason. */
function Contact({ organisation }: { organisation: Organisation }) {
  const { t } = useWords()
  const { contact } = organisation
  if (!contact) return null
  const reveal = (field: 'name' | 'phone' | 'mail') => async (purpose: string) => {
    const params = { path: { id: organisation.id } }
    return (await answer(api.POST('/api/v1/organisations/{id}/reveal', { params, body: { field, purpose } }))).value
  }
  return (
    <Facts
      items={(['name', 'phone', 'mail'] as const)
        .filter((field) => contact[field])
        .map((field) => ({
          label: t(`organisations.contact.${field}`),
          value: contact.masked ? (
            <MaskedText
              label={t(`organisations.contact.${field}`)}
              text={contact[field]}
              {...(organisation.rights.reveal ? { onReveal: reveal(field) } : {})}
            />
          ) : (
            contact[field]
          ),
        }))}
    />
  )
}

function End({ organisation }: { organisation: Organisation }) {
  const { t } = useWords()
  const { act } = useAct()
  const [ending, setEnding] = useState(false)
  const end = useWrite((why: string, context) =>
    answer(
      api.POST('/api/v1/organisations/{id}/end', {
        params: { path: { id: organisation.id } },
        body: { why },
        ...context,
      }),
    ),
  )
  if (!organisation.rights.end) return null
  return (
    <>
      <Button variant="subtle" onClick={() => setEnding(true)}>
        {t('organisations.end')}
      </Button>
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title={t('organisations.end')}
        text={t('organisations.end_text')}
        confirmLabel={t('organisations.end')}
        danger
        reason={{ label: t('organisations.why'), max: 500 }}
        onConfirm={(why) => act(() => end.mutateAsync(why), true)}
      />
    </>
  )
}
