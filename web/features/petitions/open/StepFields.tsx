import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { HolderView } from '../../../../contract/cases.ts'
import type { PetitionPurpose } from '../../../../contract/petition-settings.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../petitions.module.css'
import { type Draft, mostSpeakers, phoneLike, type Step } from './draft.rules.ts'
import type { FieldsProps } from './fields.ts'
import { YouFields } from './YouFields.tsx'

// messages: petition-pages.new.*

/** The fields of one question. */
export function StepFields(
  props: FieldsProps & {
    step: Exclude<Step, 'check'>
    purposes: readonly PetitionPurpose[]
    bodies: readonly HolderView[]
    photos: readonly ChosenPhoto[]
    onPhotos: (photos: ChosenPhoto[]) => void
  },
) {
  const { t, nameOf } = useWords()
  const { step, draft, change, tried } = props
  const missing = (text: string) => (tried && text.trim().length < 2 ? t('petition-pages.new.missing') : undefined)
  switch (step) {
    case 'purpose':
      return (
        <Choices legend={t('petition-pages.new.purpose')}>
          {props.purposes.map((each) => (
            <ChoiceCard
              key={each.code}
              name="purpose"
              value={each.code}
              checked={draft.purpose === each.code}
              onChoose={(purpose) =>
                change({
                  purpose,
                  ...(draft.confidential === null && each.confidential ? { confidential: true } : {}),
                  ...(each.against === 'needed' && draft.against === 'none' ? { against: '' } : {}),
                })
              }
              title={nameOf(each.name)}
              text={nameOf(each.about)}
            />
          ))}
        </Choices>
      )
    case 'who':
      return (
        <Choices legend={t('petition-pages.new.who')}>
          {([false, true] as const).map((joint) => (
            <ChoiceCard
              key={String(joint)}
              name="who"
              value={String(joint)}
              checked={draft.joint === joint}
              onChoose={() => change({ joint })}
              title={t(joint ? 'petition-pages.new.who_joint' : 'petition-pages.new.who_alone')}
              text={t(joint ? 'petition-pages.new.who_joint_text' : 'petition-pages.new.who_alone_text')}
            />
          ))}
        </Choices>
      )
    case 'people':
      return <People {...props} />
    case 'against':
      return <Against {...props} />
    case 'confidential':
      return (
        <div className={classes.fields}>
          <Choices legend={t('petition-pages.new.confidential')}>
            {([true, false] as const).map((confidential) => (
              <ChoiceCard
                key={String(confidential)}
                name="confidential"
                value={String(confidential)}
                checked={draft.confidential === confidential}
                onChoose={() => change({ confidential })}
                title={t(confidential ? 'petition-pages.new.confidential_yes' : 'petition-pages.new.confidential_no')}
                text={t(
                  confidential ? 'petition-pages.new.confidential_yes_text' : 'petition-pages.new.confidential_no_text',
                )}
              />
            ))}
          </Choices>
          <p className={classes.note}>{t('petition-pages.new.confidential_truth')}</p>
        </div>
      )
    case 'subject':
      return (
        <TextInput
          size="lg"
          label={t('petition-pages.new.subject_label')}
          description={t('petition-pages.new.subject_hint')}
          maxLength={120}
          value={draft.subject}
          onChange={(event) => change({ subject: event.currentTarget.value })}
          error={missing(draft.subject)}
        />
      )
    case 'account':
      return (
        <div className={classes.fields}>
          <Textarea
            size="lg"
            rows={7}
            label={t('petition-pages.new.account_what')}
            maxLength={12_000}
            value={draft.happened}
            onChange={(event) => change({ happened: event.currentTarget.value })}
            error={missing(draft.happened)}
          />
          <Textarea
            size="lg"
            rows={4}
            label={t('petition-pages.new.account_ask')}
            maxLength={7_000}
            value={draft.asks}
            onChange={(event) => change({ asks: event.currentTarget.value })}
            error={missing(draft.asks)}
          />
        </div>
      )
    case 'where':
      return (
        <TextInput
          size="lg"
          label={t('petition-pages.new.where_label')}
          maxLength={300}
          value={draft.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      )
    case 'files':
      return (
        <PhotoInput
          label={t('petition-pages.new.files_label')}
          value={props.photos}
          onChange={props.onPhotos}
          max={10}
          papers
        />
      )
    case 'you':
      return <YouFields {...props} />
  }
}

function Choices(props: { legend: string; children: React.ReactNode }) {
  return (
    <fieldset className={classes.choices}>
      <legend className="ds-hidden">{props.legend}</legend>
      {props.children}
    </fieldset>
  )
}

function Against({
  draft,
  change,
  tried,
  purposes,
  bodies,
}: FieldsProps & { purposes: readonly PetitionPurpose[]; bodies: readonly HolderView[] }) {
  const { t, nameOf } = useWords()
  const needed = purposes.find(({ code }) => code === draft.purpose)?.against === 'needed'
  return (
    <div className={classes.fields}>
      <NativeSelect
        size="lg"
        label={t('petition-pages.new.against_dept')}
        value={draft.against === 'none' ? '' : draft.against}
        onChange={(event) => change({ against: event.currentTarget.value })}
        error={tried && !draft.against ? t('petition-pages.new.missing') : undefined}
        data={[
          { value: '', label: t('petition-pages.new.against_choose') },
          ...bodies.map((body) => ({ value: `${body.kind}:${body.id}`, label: nameOf(body.name) })),
        ]}
      />
      {needed ? null : (
        <ChoiceCard
          type="checkbox"
          name="against_none"
          value="none"
          checked={draft.against === 'none'}
          onChoose={() => change({ against: draft.against === 'none' ? '' : 'none' })}
          title={t('petition-pages.new.against_none')}
        />
      )}
    </div>
  )
}

function People({ draft, change, tried }: FieldsProps) {
  const { t } = useWords()
  const { representatives } = draft
  const set = (index: number, next: Partial<Draft['representatives'][number]>) =>
    change({ representatives: representatives.map((one, n) => (n === index ? { ...one, ...next } : one)) })
  const few = tried && !(Number(draft.people) >= Math.max(2, representatives.length))
  return (
    <div className={classes.fields}>
      <TextInput
        size="lg"
        inputMode="numeric"
        maxLength={6}
        label={t('petition-pages.new.count')}
        value={draft.people}
        onChange={(event) => change({ people: event.currentTarget.value.replace(/\D/g, '') })}
        error={few ? t('petition-pages.new.missing_count') : undefined}
      />
      {representatives.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: people have no other name than their place in the list
        <fieldset key={index} className={classes.choices}>
          <legend>{t('petition-pages.new.rep', { n: index + 1 })}</legend>
          <div className={classes.pair}>
            <TextInput
              size="lg"
              label={t('petition-pages.new.rep_name')}
              maxLength={100}
              autoComplete={index === 0 ? 'name' : 'off'}
              value={one.name}
              onChange={(event) => set(index, { name: event.currentTarget.value })}
              error={tried && one.name.trim().length < 2 ? t('petition-pages.new.missing') : undefined}
            />
            <TextInput
              size="lg"
              type="tel"
              label={t('petition-pages.new.rep_phone')}
              maxLength={25}
              autoComplete={index === 0 ? 'tel' : 'off'}
              value={one.phone}
              onChange={(event) => set(index, { phone: event.currentTarget.value })}
              error={tried && !phoneLike(one.phone) ? t('petition-pages.new.missing') : undefined}
            />
          </div>
          {representatives.length > 1 ? (
            <div>
              <Button
                type="button"
                variant="subtle"
                onClick={() => change({ representatives: representatives.filter((_, n) => n !== index) })}
              >
                {t('petition-pages.new.rep_remove', { n: index + 1 })}
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      {representatives.length < mostSpeakers ? (
        <Button
          type="button"
          size="lg"
          variant="light"
          onClick={() => change({ representatives: [...representatives, { name: '', phone: '' }] })}
        >
          {t('petition-pages.new.rep_add')}
        </Button>
      ) : (
        <p className={classes.note}>{t('petition-pages.new.rep_full')}</p>
      )}
    </div>
  )
}
