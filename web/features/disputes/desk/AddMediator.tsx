import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { DisputeMediator } from '../../../../contract/disputes-settings.ts'
import type { Post } from '../../../../contract/people.ts'
import { read, send, useWrite } from '../../../app/api.ts'
import forms from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { instantOf } from '../../../words/zone.ts'
import { useAbout } from '../parts/about.ts'
import classes from '../parts/parts.module.css'

// messages: cases.role.*

const path = '/api/v1/disputes/mediators'

/** Puts a post on the list of those who may mediate at a place and tier. */
export function AddMediator(props: { unit: string; onDone: () => void }) {
  const { t, nameOf, timeZone } = useWords()
  const queries = useQueryClient()
  const about = useAbout()
  const posts = useQuery(
    read('/api/v1/people/posts', { params: { query: { unit: props.unit, below: 'true', limit: 200 } } }),
  )
  const [postId, setPost] = useState('')
  const [tier, setTier] = useState('')
  const [languages, setLanguages] = useState('')
  const [until, setUntil] = useState('')
  const [missing, setMissing] = useState(false)
  const add = useWrite(
    (body: object, { headers }) =>
      send<DisputeMediator>(path, {
        method: 'POST',
        key: headers['Idempotency-Key'],
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    {
      onSuccess: () => {
        toast(t('dispute-pages.mediators.added'))
        props.onDone()
        return queries.invalidateQueries({ queryKey: [path] })
      },
    },
  )
  const tiers = about.data?.tiers ?? []
  const held = ((posts.data?.items ?? []) as Post[]).filter(({ holder }) => holder !== null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!postId)
    if (!postId) return
    const last = until ? instantOf(`${until}T23:59`, timeZone) : undefined
    add.mutate({
      ...{ postId, unitId: props.unit, tier: tier || tiers[0]?.code, languages: languages.trim(), until: last ?? null },
    })
  }
  if (posts.error) return <ErrorState problem={asProblem(posts.error)} onRetry={() => void posts.refetch()} />
  return (
    <Card title={t('dispute-pages.mediators.add')}>
      <form className={classes.fields} noValidate onSubmit={submit}>
        <div className={classes.pair}>
          <NativeSelect
            size="sm"
            label={t('dispute-pages.mediators.post')}
            value={postId}
            error={missing && !postId ? t('ui.required') : undefined}
            onChange={(event) => setPost(event.currentTarget.value)}
            data={[
              { value: '', label: t('dispute-pages.mediators.choose_post') },
              ...held.map((post) => ({
                value: post.id,
                label: [post.holder, t(`cases.role.${post.role}`), post.unit ? nameOf(post.unit.name) : '']
                  .filter(Boolean)
                  .join(' · '),
              })),
            ]}
          />
          <NativeSelect
            size="sm"
            label={t('dispute-pages.list.tier')}
            value={tier || (tiers[0]?.code ?? '')}
            onChange={(event) => setTier(event.currentTarget.value)}
            data={tiers.map(({ code, name }) => ({ value: code, label: nameOf(name) }))}
          />
        </div>
        <div className={classes.pair}>
          <TextInput
            size="sm"
            label={t('dispute-pages.mediators.languages')}
            value={languages}
            maxLength={200}
            onChange={(event) => setLanguages(event.currentTarget.value)}
          />
          <TextInput
            size="sm"
            type="date"
            label={t('dispute-pages.mediators.last')}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
        <Refusal problem={add.error} />
        <div className={forms.row}>
          <Button type="submit" size="sm" loading={add.isPending}>
            {t('dispute-pages.mediators.add')}
          </Button>
          <Button type="button" size="sm" variant="subtle" onClick={props.onDone}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
