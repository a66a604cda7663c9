import { Button, Group, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { DeliberationView, Votes } from '../../../../contract/assembly.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { useAct } from '../data.ts'

const nothing = { en: '', zh: '' }
const noVotes: Votes = { for: 0, against: 0, abstained: 0 }

/** What was said and decided, item by item; votes only where there was a quorum. */
export function MinutesForm({ view }: { view: DeliberationView }) {
  const { t, nameOf } = useWords()
  const [items, setItems] = useState(() =>
    Object.fromEntries(
      view.agenda.map(({ id, resolution, votes }) => [
        id,
        { resolution: resolution ?? nothing, votes: votes ?? noVotes },
      ]),
    ),
  )
  const questions = view.questions.filter(({ text }) => text !== null)
  const [answers, setAnswers] = useState<Record<string, string>>(() =>
    Object.fromEntries(questions.map(({ id, answer }) => [id, answer ?? ''])),
  )
  const act = useAct(view.id, () => toast(t('assembly.desk.saved')))
  const set = (id: string, change: Partial<(typeof items)[string]>) =>
    setItems({ ...items, [id]: { ...(items[id] ?? { resolution: nothing, votes: noVotes }), ...change } })
  const met = view.quorum.met ?? false
  return (
    <Card title={t('assembly.desk.minutes')}>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          act.mutate({
            path: '/minutes',
            method: 'PUT',
            body: {
              seen: view.version,
              items: view.agenda.map(({ id, kind }) => {
                const { resolution, votes } = items[id] ?? { resolution: nothing, votes: noVotes }
                const said = resolution.en.trim() || resolution.zh.trim() ? resolution : null
                return { id, resolution: said, votes: kind === 'decide' && met ? votes : null }
              }),
              answers: Object.entries(answers).flatMap(([id, text]) =>
                text.trim() ? [{ id, text: text.trim() }] : [],
              ),
            },
          })
        }}
      >
        <ol className={classes.agenda}>
          {view.agenda.map((item) => (
            <li key={item.id}>
              <div className={classes.line}>
                <strong>{nameOf(item.text)}</strong>
                <span className={classes.badge}>{t(`assembly.item.${item.kind}`)}</span>
              </div>
              <Both
                label={t(item.kind === 'decide' ? 'assembly.desk.resolution' : 'assembly.desk.said')}
                value={items[item.id]?.resolution ?? nothing}
                rows={2}
                max={4000}
                onChange={(resolution) => set(item.id, { resolution })}
              />
              {item.kind === 'decide' && met ? (
                <div className={classes.pair}>
                  {(['for', 'against', 'abstained'] as const).map((side) => (
                    <NumberInput
                      key={side}
                      size="sm"
                      label={t(`assembly.votes.${side}`)}
                      min={0}
                      value={items[item.id]?.votes[side] ?? 0}
                      onChange={(value) =>
                        set(item.id, {
                          votes: { ...(items[item.id]?.votes ?? noVotes), [side]: Number(value) || 0 },
                        })
                      }
                    />
                  ))}
                </div>
              ) : null}
              {item.result ? <strong>{t(`assembly.result.${item.result}`)}</strong> : null}
            </li>
          ))}
        </ol>
        {questions.map(({ id, text }) => (
          <Textarea
            key={id}
            size="sm"
            label={t('assembly.desk.answer_to', { words: text ?? '' })}
            autosize
            minRows={1}
            maxLength={2000}
            value={answers[id] ?? ''}
            onChange={(event) => setAnswers({ ...answers, [id]: event.currentTarget.value })}
          />
        ))}
        <Refusal problem={act.error} />
        <Group>
          <Button type="submit" loading={act.isPending}>
            {t('assembly.desk.save')}
          </Button>
        </Group>
      </form>
    </Card>
  )
}
