import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../words/words.tsx'
import { useErrorWords } from './ErrorState.tsx'
import classes from './MaskedText.module.css'

/**
 * Something about a person, masked. Whoever needs it asks for it one at a time and says why; the person can see that.
 * `onReveal` gets the purpose and gives the plain text. Without it there is no button: this reader may not ask.
 */
export function MaskedText(props: {
  /** What it is: "Phone". */
  label: string
  /** The masked form: `138****0000`. */
  text: string
  /** Purposes to choose from; the last choice is always "other, in words". */
  purposes?: ReadonlyArray<{ value: string; label: string }>
  onReveal?: (purpose: string) => Promise<string>
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [opened, setOpened] = useState(false)
  const [plain, setPlain] = useState<string | null>(null)
  const [purpose, setPurpose] = useState('')
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const purposes = props.purposes ?? []
  const other = purposes.length === 0 || purpose === 'other'
  const why = other ? words.trim() : purpose

  const reveal = async () => {
    if (!why) {
      setProblem(t('ui.reveal.missing'))
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      setPlain((await props.onReveal?.(why)) ?? null)
      setOpened(false)
    } catch (error) {
      setProblem(explain(error instanceof Error ? error : { message: '' }))
    } finally {
      setBusy(false)
    }
  }

  return (
    <span className={classes.masked}>
      <span className="ds-num" data-masked={plain === null || undefined}>
        {plain ?? props.text}
      </span>
      {plain === null && props.onReveal ? (
        <button
          type="button"
          className={classes.show}
          aria-label={t('ui.reveal.button', { what: props.label })}
          onClick={() => setOpened(true)}
        >
          <IconEye size={16} aria-hidden />
          {t('ui.reveal.show')}
        </button>
      ) : null}
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('ui.reveal.title', { what: props.label })}
        centered
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void reveal()
          }}
        >
          <p className={classes.notice}>{t('ui.reveal.notice')}</p>
          {purposes.length > 0 ? (
            <Radio.Group label={t('ui.reveal.why')} value={purpose} onChange={setPurpose}>
              <Stack gap="sm" mt="xs">
                {purposes.map((each) => (
                  <Radio key={each.value} value={each.value} label={each.label} />
                ))}
                <Radio value="other" label={t('ui.reveal.other')} />
              </Stack>
            </Radio.Group>
          ) : null}
          {other ? (
            <Textarea
              mt="sm"
              label={t('ui.reveal.words')}
              value={words}
              maxLength={500}
              autosize
              minRows={2}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          ) : null}
          <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
          <Group justify="flex-end" mt="md">
            <Button type="button" variant="default" onClick={() => setOpened(false)}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('ui.reveal.confirm')}
            </Button>
          </Group>
        </form>
      </Modal>
    </span>
  )
}
