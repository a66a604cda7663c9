import { Button, Group, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { DeliberationView, Objection } from '../../../../contract/assembly.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { useAct } from '../data.ts'

/** Objections to the minutes; the chair answers each, and corrects what was wrong. */
export function ObjectionsCard({ view }: { view: DeliberationView }) {
  const { t } = useWords()
  const { day, time } = useFormat()
  const { minutes, objections } = view
  if (!minutes) return null
  return (
    <Card title={t('assembly.objections')}>
      <div className={classes.fields}>
        {minutes.finalAt ? null : (
          <p className={classes.dim}>
            {t('assembly.object_until', { day: day(minutes.objectUntil), time: time(minutes.objectUntil) })}
          </p>
        )}
        {objections.length === 0 ? <p className={classes.dim}>{t('assembly.desk.no_objections')}</p> : null}
        <ul className={classes.plain}>
          {objections.map((one) => (
            <li key={one.id}>
              <p className={classes.words}>{one.text}</p>
              {one.answer ? (
                <p className={classes.dim}>
                  {t(one.answer.upheld ? 'assembly.upheld' : 'assembly.not_upheld', { words: one.answer.words })}
                </p>
              ) : (
                <AnswerForm view={view} one={one} />
              )}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

function AnswerForm({ view, one }: { view: DeliberationView; one: Objection }) {
  const { t, nameOf } = useWords()
  const [words, setWords] = useState('')
  const [itemId, setItemId] = useState('')
  const [resolution, setResolution] = useState({ en: '', zh: '' })
  const act = useAct(view.id)
  const answer = (upheld: boolean) =>
    act.mutate({
      path: `/objections/${one.id}/answer`,
      body: { upheld, words: words.trim(), ...(upheld && itemId ? { correction: { itemId, resolution } } : {}) },
    })
  return (
    <div className={classes.fields}>
      <Textarea
        size="sm"
        label={t('assembly.desk.answer')}
        autosize
        minRows={2}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <NativeSelect
        size="sm"
        label={t('assembly.desk.correct')}
        value={itemId}
        onChange={(event) => {
          const id = event.currentTarget.value
          setItemId(id)
          setResolution(view.agenda.find((item) => item.id === id)?.resolution ?? { en: '', zh: '' })
        }}
        data={[
          { value: '', label: t('assembly.desk.correct_none') },
          ...view.agenda.map(({ id, text }) => ({ value: id, label: nameOf(text) })),
        ]}
      />
      {itemId ? (
        <Both label={t('assembly.desk.corrected')} value={resolution} rows={2} max={4000} onChange={setResolution} />
      ) : null}
      <Refusal problem={act.error} />
      <Group>
        <Button size="sm" disabled={words.trim().length < 2} loading={act.isPending} onClick={() => answer(true)}>
          {t('assembly.desk.uphold')}
        </Button>
        <Button
          size="sm"
          variant="default"
          disabled={words.trim().length < 2 || itemId !== ''}
          loading={act.isPending}
          onClick={() => answer(false)}
        >
          {t('assembly.desk.keep')}
        </Button>
      </Group>
    </div>
  )
}
