import { Button, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reception } from '../../../../contract/hall-work.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './work.module.css'

/** A table, and its one written reply: by whoever leads it. */
export function JointReply({ joint }: { joint: Reception['joints'][number] }) {
  const { t, nameOf } = useWords()
  const queries = useQueryClient()
  const [reply, setReply] = useState('')
  const [cases, setCases] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = useWrite((body: { reply: string; cases: string[] }, context) =>
    answer(api.POST('/api/v1/hall/joints/{id}/reply', { params: { path: { id: joint.id } }, body, ...context })),
  )
  return (
    <Card title={`${t('hall.joint.title')} · ${joint.ticket}`}>
      <div className={classes.stack}>
        <p>
          {t('hall.joint.by', {
            lead: `${joint.lead.number} ${nameOf(joint.lead.name)}`,
            others: joint.counters.map(({ number, name }) => `${number} ${nameOf(name)}`).join(t('hall.joint.and')),
          })}
        </p>
        {joint.due && !joint.reply ? (
          <p className={classes.dim}>
            {t('hall.joint.due')} <Instant at={joint.due} show="day" />
          </p>
        ) : null}
        {joint.reply ? (
          <>
            <p className={classes.words}>{joint.reply}</p>
            {joint.document ? <a href={at(`/documents/${joint.document}`)}>{t('hall.joint.paper')}</a> : null}
          </>
        ) : joint.mine ? (
          <form
            noValidate
            className={classes.stack}
            onSubmit={(event) => {
              event.preventDefault()
              setProblem(null)
              send.mutateAsync({ reply, cases: cases.split(/[\s,，、]+/).filter(Boolean) }).then(
                () => void queries.invalidateQueries({ queryKey: ['/api/v1/hall/{id}/reception'] }),
                (refused) => setProblem(asProblem(refused)),
              )
            }}
          >
            <Textarea
              label={t('hall.joint.reply')}
              description={t('hall.joint.reply_help')}
              autosize
              minRows={3}
              maxLength={8000}
              value={reply}
              onChange={(event) => setReply(event.currentTarget.value)}
            />
            <TextInput
              label={t('hall.visit.cases')}
              value={cases}
              maxLength={400}
              onChange={(event) => setCases(event.currentTarget.value)}
            />
            <Refusal problem={problem} />
            <div>
              <Button type="submit" variant="default" disabled={reply.trim().length < 2} loading={send.isPending}>
                {t('hall.joint.send')}
              </Button>
            </div>
          </form>
        ) : null}
      </div>
    </Card>
  )
}
