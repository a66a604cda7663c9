import { Button, Select, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Post } from '../../../../contract/people.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import look from '../form.module.css'
import { Past } from '../parts/History.tsx'
import { instantOfDay } from '../parts/zone.rules.ts'

// messages: cases.role.*

/** One post: its facts, who stands in, naming a stand-in, and ending it with its work handed on. */
export function PostPanel(props: { post: Post; onClose: () => void }) {
  const { t, nameOf, timeZone } = useWords()
  const { post } = props
  const queries = useQueryClient()
  const explain = useErrorWords()
  const may = post.mayManage
  const now = useNow()
  const [standIn, setStandIn] = useState<string | null>(null)
  const [until, setUntil] = useState('')
  const [successor, setSuccessor] = useState<string | null>(null)
  const [ending, setEnding] = useState(false)
  const [missing, setMissing] = useState<string | null>(null)
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['/api/v1/configuration/posts/history'] })
    return queries.invalidateQueries({ queryKey: ['/api/v1/people/posts'] })
  }
  const place = post.unit ? { unit: post.unit.id } : { department: post.department?.id }
  const around = useQuery({
    ...read('/api/v1/people/posts', { params: { query: { ...place, limit: 200, ended: 'false' } } }),
    enabled: post.unit !== null || post.department !== null,
  })
  const others = (around.data?.items ?? [])
    .filter((each) => each.id !== post.id && each.holder)
    .map((each) => ({ value: each.id, label: `${each.holder} · ${t(`cases.role.${each.role}`)}` }))
  const name = useWrite(
    (given: { postId: string; until: string }, context) =>
      answer(
        api.POST('/api/v1/people/posts/{id}/stand-ins', { params: { path: { id: post.id } }, body: given, ...context }),
      ),
    { onSettled: refresh },
  )
  const back = useWrite(
    (standInId: string, context) =>
      answer(
        api.DELETE('/api/v1/people/posts/{id}/stand-ins/{standInId}', {
          params: { path: { id: post.id, standInId } },
          ...context,
        }),
      ),
    { onSettled: refresh, onError: (problem) => toast({ text: explain(problem), kind: 'problem' }) },
  )
  const end = useWrite(
    (successorId: string | null, context) =>
      answer(
        api.POST('/api/v1/people/posts/{id}/end', {
          params: { path: { id: post.id } },
          body: successorId ? { successorId } : {},
          ...context,
        }),
      ),
    { onSettled: refresh },
  )
  const give = async () => {
    const at = instantOfDay(until, timeZone, true)
    if (!standIn || !at) return setMissing(t('configuration.post.stand_in_missing'))
    setMissing(null)
    try {
      await name.mutateAsync({ postId: standIn, until: at })
      toast(t('configuration.saved'))
      setStandIn(null)
      setUntil('')
    } catch (refused) {
      setMissing(explain(asProblem(refused)))
    }
  }
  const over = post.until !== null && Date.parse(post.until) <= now
  return (
    <SidePanel
      title={post.holder ?? t('configuration.post.vacant')}
      onClose={props.onClose}
      focusKey={post.id}
      footer={
        may && !over ? (
          <div className={look.foot}>
            <span />
            <Button size="sm" variant="default" onClick={() => setEnding(true)}>
              {t('configuration.post.end')}
            </Button>
          </div>
        ) : undefined
      }
    >
      <div className={look.form}>
        <Facts
          items={[
            { label: t('configuration.post.role'), value: t(`cases.role.${post.role}`) },
            ...(post.title ? [{ label: t('configuration.post.title'), value: post.title }] : []),
            { label: t('configuration.post.place'), value: nameOf(post.unit?.name ?? post.department?.name) || '–' },
            { label: t('configuration.post.from'), value: <Instant at={post.from} show="day" /> },
            {
              label: t('configuration.post.until'),
              value: post.until ? <Instant at={post.until} show="day" /> : t('configuration.post.open_end'),
            },
            { label: t('configuration.post.phone'), value: post.dutyPhone ?? '–' },
            {
              label: t('configuration.post.name_public'),
              value: t(post.namePublic ? 'configuration.yes' : 'configuration.no'),
            },
          ]}
        />
        {post.standIns.length > 0 ? (
          <section>
            <h3 className={look.small}>{t('configuration.post.stand_ins')}</h3>
            <ul className={look.plain}>
              {post.standIns.map((each) => (
                <li key={each.id} className={look.choice}>
                  <span>
                    {each.by}{' '}
                    <span className={classes.dim}>
                      {each.until ? (
                        <>
                          {t('configuration.post.until')} <Instant at={each.until} show="day" />
                        </>
                      ) : null}
                    </span>
                  </span>
                  {may ? (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      loading={back.isPending && back.variables === each.id}
                      onClick={() => back.mutate(each.id)}
                    >
                      {t('configuration.post.back')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {may && !over && post.holder ? (
          <fieldset className={look.group}>
            <legend>{t('configuration.post.name_stand_in')}</legend>
            <p className={look.help}>{t('configuration.post.stand_in_help')}</p>
            <Select
              size="sm"
              label={t('configuration.post.who')}
              data={others}
              value={standIn}
              onChange={setStandIn}
              searchable
              nothingFoundMessage={t('configuration.pick.nothing')}
            />
            <TextInput
              size="sm"
              type="date"
              label={t('configuration.post.until')}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
            <div role="alert">{missing ? <p className={look.problem}>{missing}</p> : null}</div>
            <Button size="sm" variant="default" loading={name.isPending} onClick={() => void give()}>
              {t('configuration.post.name_stand_in')}
            </Button>
          </fieldset>
        ) : null}
      </div>
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title={t('configuration.post.end_title', { holder: post.holder ?? t('configuration.post.vacant') })}
        text={t('configuration.post.end_text')}
        confirmLabel={t('configuration.post.end')}
        danger
        onConfirm={async () => {
          await end.mutateAsync(successor)
          toast(t('configuration.post.end_done'))
        }}
      >
        <Select
          label={t('configuration.post.successor')}
          description={t('configuration.post.successor_help')}
          data={others}
          value={successor}
          onChange={setSuccessor}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('configuration.pick.clear') }}
          nothingFoundMessage={t('configuration.pick.nothing')}
        />
      </ConfirmDialog>
      <Past kind="posts" id={post.id} />
    </SidePanel>
  )
}
