import { Button, MultiSelect, NativeSelect, Switch, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Question } from '../../../../contract/case-configuration.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { BothLanguages } from '../parts/Fields.tsx'
import { hasChoices } from './questions.rules.ts'

// messages: configuration.question.*

const kinds = ['string', 'text', 'number', 'datetime', 'one_of', 'many_of', 'information'] as const

/** One question: its words, how it is answered, and when it is asked. `before`: those asked earlier, which it may wait for. */
export function QuestionFields(props: {
  question: Question
  before: readonly Question[]
  onChange: (question: Question) => void
  disabled: boolean
}) {
  const { t, nameOf } = useWords()
  const { question, onChange, disabled } = props
  const set = (change: Partial<Question>) => onChange({ ...question, ...change })
  const values = question.values ?? []
  const others = props.before.filter((each) => hasChoices(each.kind))
  const other = others.find((each) => each.code === question.when?.code)
  return (
    <div className={classes.questionBody}>
      <NativeSelect
        size="sm"
        label={t('configuration.questions.kind')}
        value={question.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as Question['kind'] })}
        data={kinds.map((kind) => ({ value: kind, label: t(`configuration.question.${kind}`) }))}
        disabled={disabled}
      />
      <BothLanguages
        label={t('configuration.questions.words')}
        value={question.words}
        onChange={(words) => set({ words })}
        long={question.kind === 'information'}
        required
        disabled={disabled}
      />
      <BothLanguages
        label={t('configuration.questions.hint')}
        value={question.hint}
        onChange={(hint) => set({ hint })}
        disabled={disabled}
      />
      <div className={classes.pair}>
        <TextInput
          size="sm"
          label={t('configuration.code')}
          description={t('configuration.questions.code_help')}
          maxLength={40}
          value={question.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
          disabled={disabled}
        />
        {question.kind === 'information' ? null : (
          <Switch
            mt="lg"
            label={t('configuration.questions.required')}
            checked={question.required}
            onChange={(event) => set({ required: event.currentTarget.checked })}
            disabled={disabled}
          />
        )}
      </div>
      {hasChoices(question.kind) ? (
        <fieldset className={classes.choices}>
          <legend>{t('configuration.questions.answers')}</legend>
          {values.map((value, at) => {
            const put = (change: Partial<typeof value>) =>
              set({ values: values.map((each, index) => (index === at ? { ...each, ...change } : each)) })
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what an answer is known by while its key is typed
              <div key={at} className={classes.choice}>
                <TextInput
                  size="sm"
                  aria-label={t('configuration.questions.answer_zh', { number: at + 1 })}
                  placeholder={t('configuration.language.zh')}
                  value={value.name.zh}
                  onChange={(event) => put({ name: { ...value.name, zh: event.currentTarget.value } })}
                  disabled={disabled}
                />
                <TextInput
                  size="sm"
                  aria-label={t('configuration.questions.answer_en', { number: at + 1 })}
                  placeholder={t('configuration.language.en')}
                  value={value.name.en}
                  onChange={(event) => put({ name: { ...value.name, en: event.currentTarget.value } })}
                  disabled={disabled}
                />
                <TextInput
                  size="sm"
                  aria-label={t('configuration.questions.answer_key', { number: at + 1 })}
                  placeholder={t('configuration.code')}
                  value={value.key}
                  onChange={(event) => put({ key: event.currentTarget.value })}
                  disabled={disabled}
                />
                <button
                  type="button"
                  className={classes.icon}
                  aria-label={t('configuration.remove', { name: nameOf(value.name) })}
                  disabled={disabled}
                  onClick={() => set({ values: values.filter((_, index) => index !== at) })}
                >
                  <IconTrash size={18} aria-hidden />
                </button>
              </div>
            )
          })}
          {disabled ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => set({ values: [...values, { key: `a${values.length + 1}`, name: { en: '', zh: '' } }] })}
            >
              {t('configuration.questions.add_answer')}
            </Button>
          )}
        </fieldset>
      ) : null}
      {others.length > 0 ? (
        <div className={classes.pair}>
          <NativeSelect
            size="sm"
            label={t('configuration.questions.when')}
            value={question.when?.code ?? ''}
            onChange={(event) =>
              set({ when: event.currentTarget.value ? { code: event.currentTarget.value, oneOf: [] } : undefined })
            }
            data={[
              { value: '', label: t('configuration.questions.always') },
              ...others.map((each) => ({ value: each.code, label: nameOf(each.words) })),
            ]}
            disabled={disabled}
          />
          {other ? (
            <MultiSelect
              size="sm"
              label={t('configuration.questions.when_answer')}
              data={(other.values ?? []).map((value) => ({ value: value.key, label: nameOf(value.name) }))}
              value={question.when?.oneOf ?? []}
              onChange={(oneOf) => set({ when: { code: other.code, oneOf } })}
              disabled={disabled}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
