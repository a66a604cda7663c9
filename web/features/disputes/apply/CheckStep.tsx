import { Button, Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '../../../app/problem.ts'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import type { DisputesAbout } from '../parts/about.ts'
import classes from '../parts/parts.module.css'
import type { ApplyStep } from './draft.rules.ts'
import type { ApplyProps } from './screen.ts'
import { useFault } from './WordSteps.tsx'

/** Everything once more, each with a way to change it, and the yes to mediation in the words that count. */
export function CheckStep(
  props: ApplyProps & { about: DisputesAbout; busy: boolean; problem: Problem | null; onGo: (step: ApplyStep) => void },
) {
  const { t, nameOf } = useWords()
  const say = useFault()
  const { draft, change, about } = props
  const topic = about.topics.find(({ id }) => id === draft.topic)
  const { place } = draft
  const where = [
    place === null
      ? ''
      : place.kind === 'address'
        ? place.address
        : place.kind === 'point'
          ? (place.said ?? t('ui.place.picked'))
          : place.label,
    draft.spot.trim(),
  ].filter(Boolean)
  return (
    <QuestionScreen
      {...{ step: props.step, of: props.of, onBack: props.onBack, onNext: props.onNext, busy: props.busy }}
      question={t('dispute-pages.apply.check')}
      help={t('dispute-pages.apply.check_help')}
      nextLabel={t('dispute-pages.apply.send')}
      problem={props.fault ? say(props.fault) : props.problem}
    >
      <ul className={classes.list}>
        <Line label={t('dispute-pages.apply.what')} onChange={() => props.onGo('what')}>
          {draft.subject}
          {topic ? ` · ${nameOf(topic.name)}` : ''}
        </Line>
        <Line label={t('dispute-pages.apply.story')} onChange={() => props.onGo('story')}>
          {draft.account}
          {draft.wish.trim() ? `\n\n${t('dispute-pages.matter.wish')}: ${draft.wish}` : ''}
        </Line>
        <Line label={t('dispute-pages.apply.others')} onChange={() => props.onGo('others')}>
          {draft.others
            .filter(({ name }) => name.trim())
            .map(({ name, phone }) => [name, phone].filter(Boolean).join(' · '))
            .join('\n')}
        </Line>
        <Line label={t('dispute-pages.apply.where')} onChange={() => props.onGo('where')}>
          {where.join(' · ') || t('dispute-pages.apply.no_place')}
        </Line>
        <Line label={t('dispute-pages.apply.you')} onChange={() => props.onGo('you')}>
          {[draft.me.name, draft.me.phone, draft.hearBack === 'mail' ? draft.me.mail : ''].filter(Boolean).join(' · ')}
        </Line>
      </ul>
      <div className={classes.term} style={{ marginTop: '1rem' }}>
        <p className={classes.lead}>{about.consent.text}</p>
        <Checkbox
          size="lg"
          label={t('dispute-pages.apply.agree')}
          checked={draft.agreed}
          error={props.fault === 'agree'}
          onChange={(event) => change({ agreed: event.currentTarget.checked })}
        />
      </div>
    </QuestionScreen>
  )
}

function Line(props: { label: string; children: ReactNode; onChange: () => void }) {
  const { t } = useWords()
  return (
    <li>
      <div className={`${classes.row} ${classes.between}`}>
        <span className={classes.dim}>{props.label}</span>
        <Button
          type="button"
          size="compact-md"
          variant="subtle"
          aria-label={t('dispute-pages.apply.change', { what: props.label })}
          onClick={props.onChange}
        >
          {t('dispute-pages.change')}
        </Button>
      </div>
      <p className={classes.said}>{props.children}</p>
    </li>
  )
}
