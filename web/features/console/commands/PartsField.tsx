import { Button, Textarea } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useWords } from '../../../words/words.tsx'
import classes from './commands.module.css'
import type { FieldProps } from './field.ts'

const most = 20

/** The parts a case is split into; each becomes a case of its own with the same place and reporter. */
export function PartsField(props: FieldProps) {
  const { t } = useWords()
  const { values, set } = props
  const change = (index: number, text: string) =>
    set({ parts: values.parts.map((part, at) => (at === index ? text : part)) })
  return (
    <fieldset className={classes.plain}>
      <legend>{t('console.field.parts')}</legend>
      {values.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are lines of one text, told apart by their place alone
        <div key={index} className={classes.part}>
          <Textarea
            aria-label={t('console.field.part', { number: index + 1 })}
            placeholder={t('console.field.part', { number: index + 1 })}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={4000}
            value={part}
            onChange={(event) => change(index, event.currentTarget.value)}
          />
          {values.parts.length > 2 ? (
            <button
              type="button"
              className={classes.remove}
              aria-label={t('console.field.part_remove', { number: index + 1 })}
              onClick={() => set({ parts: values.parts.filter((_, at) => at !== index) })}
            >
              <IconX size={18} aria-hidden />
            </button>
          ) : null}
        </div>
      ))}
      {props.error ? <p className={classes.problem}>{props.error}</p> : null}
      {values.parts.length < most ? (
        <Button
          type="button"
          variant="subtle"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set({ parts: [...values.parts, ''] })}
        >
          {t('console.field.part_add')}
        </Button>
      ) : null}
    </fieldset>
  )
}
