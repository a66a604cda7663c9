import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Refusal } from '../../../app/forms.tsx'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './parts.module.css'
import { Sure, useDo, useTable } from './table.tsx'

/** The one question before everything: does this party want mediation. Both answers say what they mean. */
export function ConsentCard() {
  const { t } = useWords()
  const { view, me, may } = useTable()
  const { run, must, busy, problem } = useDo()
  const [answer, setAnswer] = useState<'yes' | 'no' | null>(null)
  const [missing, setMissing] = useState(false)
  const [sure, setSure] = useState(false)
  if (!me || !may('consent', 'refuse') || me.consent !== 'asked') return null
  const give = (agree: boolean, words = '') => ({
    path: '/consent',
    body: { agree, consentVersion: view.consent.version, words },
  })
  return (
    <div id="consent">
      <Card title={t('dispute-pages.consent.title')}>
        <div className={classes.stack}>
          <p className={classes.lead}>{view.consent.text}</p>
          <fieldset className={classes.group}>
            <legend className="ds-hidden">{t('dispute-pages.consent.title')}</legend>
            <ChoiceCard
              name="consent"
              value="yes"
              checked={answer === 'yes'}
              onChoose={() => setAnswer('yes')}
              title={t('dispute-pages.consent.yes')}
              text={t('dispute-pages.consent.yes_means')}
              icon={<IconCheck size={24} />}
            />
            <ChoiceCard
              name="consent"
              value="no"
              checked={answer === 'no'}
              onChoose={() => setAnswer('no')}
              title={t('dispute-pages.consent.no')}
              text={t('dispute-pages.consent.no_means')}
              icon={<IconX size={24} />}
            />
          </fieldset>
          <div role="alert">
            {missing && !answer ? <p className={classes.problem}>{t('dispute-pages.consent.missing')}</p> : null}
          </div>
          <Refusal problem={problem} />
          <Button
            size="lg"
            fullWidth
            loading={busy}
            onClick={() => {
              setMissing(answer === null)
              if (answer === 'yes') void run(give(true), t('dispute-pages.consent.given'))
              if (answer === 'no') setSure(true)
            }}
          >
            {t('dispute-pages.consent.send')}
          </Button>
        </div>
      </Card>
      {sure ? (
        <Sure
          title={t('dispute-pages.consent.sure')}
          text={t('dispute-pages.consent.sure_text')}
          confirm={t('dispute-pages.consent.no')}
          danger
          reason={{ label: t('dispute-pages.consent.why'), required: false, max: 2000 }}
          onClose={() => setSure(false)}
          onConfirm={(words) => must(give(false, words), t('dispute-pages.consent.refused'))}
        />
      ) : null}
    </div>
  )
}
