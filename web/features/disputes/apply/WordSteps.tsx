import { Button, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { read } from '../../../app/api.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import type { DisputesAbout } from '../parts/about.ts'
import classes from '../parts/parts.module.css'
import { type ApplyFault, type DraftPerson, withOther } from './draft.rules.ts'
import type { ApplyProps } from './screen.ts'

// messages: dispute-pages.apply.fault.*

/** Words for what is wrong on a screen. */
export function useFault(): (fault: ApplyFault | undefined) => string | null {
  const { t } = useWords()
  return (fault) => (fault ? t(`dispute-pages.apply.fault.${fault}`) : null)
}

/** What it is about: a topic if one fits, and one line without names, because it stands in lists. */
export function WhatStep(props: ApplyProps & { topics: DisputesAbout['topics'] }) {
  const { t, nameOf } = useWords()
  const say = useFault()
  const { draft, change, fault } = props
  return (
    <QuestionScreen
      {...{ step: props.step, of: props.of, onBack: props.onBack, onNext: props.onNext, problem: say(fault) }}
      question={t('dispute-pages.apply.what')}
      help={t('dispute-pages.apply.what_help')}
    >
      <TextInput
        size="lg"
        label={t('dispute-pages.apply.subject')}
        description={t('dispute-pages.apply.subject_help')}
        placeholder={t('dispute-pages.apply.subject_example')}
        maxLength={120}
        value={draft.subject}
        error={fault === 'subject' ? say(fault) : undefined}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      {props.topics.length > 0 ? (
        <fieldset className={classes.group} style={{ marginTop: '1.5rem' }}>
          <legend>{t('dispute-pages.apply.topic')}</legend>
          {props.topics.map((topic) => (
            <ChoiceCard
              key={topic.id}
              name="topic"
              value={topic.id}
              checked={draft.topic === topic.id}
              onChoose={() => change({ topic: topic.id })}
              title={nameOf(topic.name)}
            />
          ))}
          <ChoiceCard
            name="topic"
            value=""
            checked={draft.topic === null}
            onChoose={() => change({ topic: null })}
            title={t('dispute-pages.apply.topic_none')}
          />
        </fieldset>
      ) : null}
    </QuestionScreen>
  )
}

/** What happened and what would help, for those at the table alone. */
export function StoryStep(props: ApplyProps) {
  const { t } = useWords()
  const say = useFault()
  const { draft, change, fault } = props
  return (
    <QuestionScreen
      {...{ step: props.step, of: props.of, onBack: props.onBack, onNext: props.onNext, problem: say(fault) }}
      question={t('dispute-pages.apply.story')}
      help={t('dispute-pages.apply.story_help')}
    >
      <div className={classes.fields}>
        <Textarea
          size="lg"
          label={t('dispute-pages.apply.account')}
          autosize
          minRows={5}
          maxLength={4000}
          value={draft.account}
          error={fault === 'account' ? say(fault) : undefined}
          onChange={(event) => change({ account: event.currentTarget.value })}
        />
        <Textarea
          size="lg"
          label={t('dispute-pages.apply.wish')}
          description={t('dispute-pages.apply.wish_help')}
          autosize
          minRows={2}
          maxLength={1000}
          value={draft.wish}
          onChange={(event) => change({ wish: event.currentTarget.value })}
        />
      </div>
    </QuestionScreen>
  )
}

/** Who else is concerned: they are asked whether they want mediation, and nothing happens without their yes. */
export function OthersStep(props: ApplyProps) {
  const { t } = useWords()
  const say = useFault()
  const { draft, change, fault } = props
  const set = (n: number, next: Partial<DraftPerson>) =>
    change({ others: draft.others.map((one, at) => (at === n ? { ...one, ...next } : one)) })
  return (
    <QuestionScreen
      {...{ step: props.step, of: props.of, onBack: props.onBack, onNext: props.onNext, problem: say(fault) }}
      question={t('dispute-pages.apply.others')}
      help={t('dispute-pages.apply.others_help')}
    >
      <div className={classes.fields}>
        {draft.others.map((one, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: people without a name yet have nothing else to be told apart by
          <fieldset key={n} className={`${classes.group} ${classes.term}`}>
            <legend>{t('dispute-pages.apply.other_n', { n: n + 1 })}</legend>
            <TextInput
              size="lg"
              label={t('dispute-pages.apply.other_name')}
              description={t('dispute-pages.apply.other_name_help')}
              maxLength={100}
              value={one.name}
              error={fault === 'other_name' && !one.name.trim() ? say(fault) : undefined}
              onChange={(event) => set(n, { name: event.currentTarget.value })}
            />
            <TextInput
              size="lg"
              type="tel"
              inputMode="tel"
              label={t('dispute-pages.apply.other_phone')}
              description={t('dispute-pages.apply.other_phone_help')}
              maxLength={25}
              value={one.phone}
              error={fault === 'phone' ? say(fault) : undefined}
              onChange={(event) => set(n, { phone: event.currentTarget.value })}
            />
            {draft.others.length > 1 ? (
              <div>
                <Button
                  type="button"
                  variant="subtle"
                  leftSection={<IconTrash size={20} aria-hidden />}
                  onClick={() => change({ others: draft.others.filter((_, at) => at !== n) })}
                >
                  {t('dispute-pages.apply.other_remove', { n: n + 1 })}
                </Button>
              </div>
            ) : null}
          </fieldset>
        ))}
        {draft.others.length < 9 ? (
          <Button
            type="button"
            variant="light"
            size="lg"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => change({ others: withOther(draft.others) })}
          >
            {t('dispute-pages.apply.other_add')}
          </Button>
        ) : null}
      </div>
    </QuestionScreen>
  )
}

/** Who applies and how they hear of what happens. No account is needed. */
export function YouStep(props: ApplyProps & { signedIn: boolean }) {
  const { t } = useWords()
  const say = useFault()
  const { draft, change, fault, signedIn } = props
  const { me } = draft
  const profile = useQuery({ ...read('/api/v1/people/me'), enabled: signedIn, staleTime: 300_000 })
  const known = profile.data
  useEffect(() => {
    if (!known || me.name || me.phone || me.mail) return
    if (known.name || known.phone || known.mail)
      change({ me: { name: known.name ?? '', phone: known.phone ?? '', mail: known.mail ?? '' } })
  }, [known, me, change])
  const set = (next: Partial<DraftPerson>) => change({ me: { ...me, ...next } })
  return (
    <QuestionScreen
      {...{ step: props.step, of: props.of, onBack: props.onBack, onNext: props.onNext, problem: say(fault) }}
      question={t('dispute-pages.apply.you')}
      help={t('dispute-pages.apply.you_help')}
    >
      <div className={classes.fields}>
        <TextInput
          size="lg"
          label={t('dispute-pages.apply.name')}
          description={t('dispute-pages.apply.name_help')}
          autoComplete="name"
          maxLength={100}
          value={me.name}
          error={fault === 'name' ? say(fault) : undefined}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          size="lg"
          type="tel"
          inputMode="tel"
          label={t('dispute-pages.apply.phone')}
          autoComplete="tel"
          maxLength={25}
          value={me.phone}
          error={fault === 'phone' ? say(fault) : undefined}
          onChange={(event) => set({ phone: event.currentTarget.value })}
        />
        <fieldset className={classes.group}>
          <legend>{t('dispute-pages.apply.hear')}</legend>
          {(['none', 'sms', 'mail'] as const).map((way) => (
            <ChoiceCard
              key={way}
              name="hearBack"
              value={way}
              checked={draft.hearBack === way}
              onChoose={() => change({ hearBack: way })}
              title={t(`dispute-pages.apply.hear_${way}`)}
            />
          ))}
        </fieldset>
        {draft.hearBack === 'mail' ? (
          <TextInput
            size="lg"
            type="email"
            label={t('dispute-pages.apply.mail')}
            autoComplete="email"
            maxLength={200}
            value={me.mail}
            error={fault === 'mail' ? say(fault) : undefined}
            onChange={(event) => set({ mail: event.currentTarget.value })}
          />
        ) : null}
      </div>
    </QuestionScreen>
  )
}
