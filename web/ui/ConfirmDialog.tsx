import { Button, Group, Modal, Textarea } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../words/words.tsx'
import { useErrorWords } from './ErrorState.tsx'

/**
 * Asks before something that is not easily taken back. `onConfirm` may be slow and may fail: the dialog stays open with
 * the reason. With `reason` it asks for words first (`required` unless told) and hands them over.
 */
export function ConfirmDialog(props: {
  opened: boolean
  onClose: () => void
  title: string
  text?: ReactNode
  confirmLabel: string
  danger?: boolean
  reason?: { label: string; help?: string; required?: boolean; max?: number }
  onConfirm: (reason: string) => Promise<unknown> | unknown
  children?: ReactNode
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    if (!props.opened) return
    setReason('')
    setMissing(false)
    setProblem(null)
  }, [props.opened])
  const confirm = async () => {
    if (props.reason && props.reason.required !== false && !reason.trim()) {
      setMissing(true)
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      await props.onConfirm(reason.trim())
      props.onClose()
    } catch (error) {
      setProblem(explain(error instanceof Error ? error : { message: '' }))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      centered
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void confirm()
        }}
      >
        {props.text ? <p style={{ marginTop: 0, lineHeight: 1.55 }}>{props.text}</p> : null}
        {props.children}
        {props.reason ? (
          <Textarea
            label={props.reason.label}
            description={props.reason.help}
            withAsterisk={props.reason.required !== false}
            autosize
            minRows={3}
            maxRows={8}
            maxLength={props.reason.max ?? 2000}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value)
              setMissing(false)
            }}
            error={missing ? t('ui.required') : undefined}
            data-autofocus
          />
        ) : null}
        <div role="alert">{problem ? <p style={{ color: 'var(--mantine-color-error)' }}>{problem}</p> : null}</div>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={props.onClose} type="button">
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={busy} color={props.danger ? 'plum' : undefined}>
            {props.confirmLabel}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
