import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import type { DeliberationView, DeliberationWork, SignUpEntry } from '../../../../contract/assembly.ts'
import { send } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { paths, useAct } from '../data.ts'

/** Who signed up, masked, for the door: ticked off one by one. */
export function SignUpsCard({ work }: { work: DeliberationWork }) {
  const { t } = useWords()
  const { view, signUps } = work
  const shown = signUps.filter(({ state }) => state !== 'withdrawn')
  const act = useAct<{ here: boolean }>(view.id)
  const mayTick = view.state === 'called' || view.state === 'held'
  return (
    <Card title={t('assembly.desk.sign_ups', { count: shown.length })}>
      <div className={classes.fields}>
        <p className={classes.dim}>{t('assembly.desk.sign_ups_text')}</p>
        <ul className={classes.plain}>
          {shown.map((one) => (
            <li key={one.id}>
              <div className={classes.line}>
                <span>
                  <span className="ds-num">{one.no}.</span> {t(`assembly.seated.${one.state}`)}
                </span>
                {mayTick ? (
                  <Switch
                    label={t('assembly.desk.came')}
                    aria-label={t('assembly.desk.came_of', { no: one.no })}
                    checked={one.here}
                    onChange={(event) =>
                      act.mutate({ path: `/sign-ups/${one.id}/here`, body: { here: event.currentTarget.checked } })
                    }
                  />
                ) : null}
              </div>
              <Contact view={view} one={one} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

function Contact({ view, one }: { view: DeliberationView; one: SignUpEntry }) {
  const { t } = useWords()
  return (
    <div className={classes.line}>
      {(['name', 'phone', 'mail'] as const).map((field) =>
        one[field] ? (
          <MaskedText
            key={field}
            label={t(`assembly.${field}`)}
            text={one[field]}
            onReveal={async (purpose) => {
              const { value } = await send<{ value: string | null }>(
                `${paths.all}/${view.id}/sign-ups/${one.id}/reveal`,
                {
                  method: 'POST',
                  headers: { 'Content-Type': 'application/json' },
                  body: JSON.stringify({ field, purpose }),
                },
              )
              return value ?? '–'
            }}
          />
        ) : null,
      )}
    </div>
  )
}

/** Questions sent before. One that names somebody is taken off the list, with the reason in its place. */
export function QuestionsCard({ view }: { view: DeliberationView }) {
  const { t } = useWords()
  const [asked, setAsked] = useState<string | null>(null)
  const act = useAct(view.id)
  if (view.questions.length === 0) return null
  return (
    <Card title={t('assembly.questions')}>
      <ul className={classes.plain}>
        {view.questions.map(({ id, text, leftOut }, index) => (
          <li key={id}>
            <p className={text ? classes.words : classes.dim}>
              {text ?? t('assembly.left_out', { why: leftOut ?? '' })}
            </p>
            {view.state === 'final' ? null : (
              <Button
                size="xs"
                variant="subtle"
                aria-label={t(text ? 'assembly.desk.leave_out_of' : 'assembly.desk.put_back_of', { n: index + 1 })}
                onClick={() =>
                  text ? setAsked(id) : act.mutate({ path: `/questions/${id}/leave-out`, body: { why: null } })
                }
              >
                {t(text ? 'assembly.desk.leave_out' : 'assembly.desk.put_back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t('assembly.desk.leave_out')}
        text={t('assembly.desk.leave_out_text')}
        confirmLabel={t('assembly.desk.leave_out')}
        reason={{ label: t('assembly.desk.why'), max: 500 }}
        onConfirm={(why) => act.mutateAsync({ path: `/questions/${asked}/leave-out`, body: { why } })}
      />
    </Card>
  )
}
