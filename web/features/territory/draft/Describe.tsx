import { Button, Modal } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { ChangeForm, type ChangeWords } from '../changes/ChangeForm.tsx'

/** Changes the title and the reason of a draft. */
export function Describe(props: { words: ChangeWords; onSave: (words: ChangeWords) => Promise<unknown> }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async (words: ChangeWords) => {
    setBusy(true)
    setProblem(null)
    try {
      await props.onSave(words)
      setOpen(false)
      toast(t('territory.change.described'))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconPencil size={18} aria-hidden />}
        onClick={() => {
          setProblem(null)
          setOpen(true)
        }}
      >
        {t('territory.change.describe')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('territory.change.describe')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <ChangeForm
          words={props.words}
          label={t('territory.change.save')}
          busy={busy}
          problem={problem}
          onSave={(words) => void save(words)}
        />
      </Modal>
    </>
  )
}
