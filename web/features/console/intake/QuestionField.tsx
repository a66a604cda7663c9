import { Checkbox, NumberInput, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import type { Question } from '../../../../contract/case-configuration.ts'
import { useWords } from '../../../words/words.tsx'

/** One question of a category, in the shape its kind asks for. */
export function QuestionField(props: {
  question: Question
  value: string | string[] | undefined
  onChange: (value: string | string[]) => void
  error?: string | undefined
}) {
  const { t, nameOf } = useWords()
  const { question, value, onChange, error } = props
  const text = typeof value === 'string' ? value : ''
  const many = Array.isArray(value) ? value : []
  const common = {
    label: nameOf(question.words),
    description: question.hint ? nameOf(question.hint) : undefined,
    withAsterisk: question.required,
    error,
  }
  switch (question.kind) {
    case 'information':
      return <p style={{ margin: 0 }}>{nameOf(question.words)}</p>
    case 'one_of':
      return (
        <Radio.Group {...common} value={text} onChange={onChange}>
          <Stack gap="xs" mt="xs">
            {question.values?.map((each) => (
              <Radio key={each.key} value={each.key} label={nameOf(each.name)} />
            ))}
            {question.required || !text ? null : <Radio value="" label={t('console.new.no_answer')} />}
          </Stack>
        </Radio.Group>
      )
    case 'many_of':
      return (
        <Checkbox.Group {...common} value={many} onChange={onChange}>
          <Stack gap="xs" mt="xs">
            {question.values?.map((each) => (
              <Checkbox key={each.key} value={each.key} label={nameOf(each.name)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )
    case 'number':
      return <NumberInput {...common} value={text} onChange={(next) => onChange(String(next))} />
    case 'datetime':
      return (
        <TextInput
          {...common}
          type="datetime-local"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'text':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    default:
      return (
        <TextInput
          {...common}
          maxLength={2000}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}
