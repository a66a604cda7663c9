import { Button, Group, Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { useReasons } from '../../../cases/reasons.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import type { ChosenPhoto } from '../../../ui/PhotoInput.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { useWriting } from '../presence/presence.ts'
import { commandOf, type DeskCommand, fieldsOf, type Missing, missingIn } from './build.ts'
import classes from './commands.module.css'
import { useDraft } from './drafts.ts'
import { Field } from './Fields.tsx'
import { missedChanges, StaleNotice } from './StaleNotice.tsx'
import { useCommand } from './useCommand.ts'

// messages: cases.command.*, cases.command_help.*

/** Ids of the bodies and posts the reader acts for: orders to and from them are the reader's own. */
export function useOwn(): readonly string[] {
  const { activePosts } = useSession()
  return useMemo(
    () =>
      activePosts.flatMap((post) =>
        [post.id, post.standingInFor, post.place?.id].filter((id) => id !== null && id !== undefined),
      ),
    [activePosts],
  )
}

/** The small form of one command. Stays open with the words typed when the server refuses, and says what changed. */
export function CommandDialog(props: { view: CaseView; type: DeskCommand; onClose: () => void; onGiven?: () => void }) {
  const { t } = useWords()
  const narrow = useMediaQuery('(max-width: 40em)')
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={['merge', 'split', 'undo'].includes(props.type) ? '56rem' : 'lg'}
      fullScreen={narrow}
      title={
        <span>
          {t(`cases.command.${props.type}`)} <span className={classes.number}>{props.view.number}</span>
        </span>
      }
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <CommandForm {...props} />
    </Modal>
  )
}

function CommandForm(props: { view: CaseView; type: DeskCommand; onClose: () => void; onGiven?: () => void }) {
  const { t, timeZone } = useWords()
  const explain = useErrorWords()
  const navigate = useNavigate()
  const { view, type, onClose } = props
  const own = useOwn()
  const reason = useReasons()
  useWriting(view.id, type)
  const { values, set, forget, restart } = useDraft(view, type, own)
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [missing, setMissing] = useState<Missing>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  // The case may move on behind the open form: what counts is what its giver saw.
  const [seen, setSeen] = useState(view.version)
  const command = useCommand(view.id)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // Straight to the first question; on a phone that would cover the form with the keyboard.
    if (matchMedia('(max-width: 40em)').matches) return
    const timer = setTimeout(() => {
      form.current?.querySelector<HTMLElement>('input:not([disabled]), textarea')?.focus({ preventScroll: true })
    }, 60)
    return () => clearTimeout(timer)
  }, [])

  const give = async () => {
    const lacks = missingIn(type, values, timeZone)
    setMissing(lacks)
    if (Object.keys(lacks).length > 0) return
    setBusy(true)
    setProblem(null)
    try {
      const fileIds = fieldsOf[type].includes('photos') ? await uploadPhotos(photos) : []
      const given = commandOf(type, values, { timeZone, fileIds })
      await command.mutateAsync(
        // The other case of a merge ends when this one goes on.
        given.type === 'merge' && values.leads === 'this' && values.merge
          ? { caseId: values.merge.caseId, version: values.merge.version, command: { ...given, intoCaseId: view.id } }
          : { version: seen, command: given },
      )
      forget()
      const text = t('console.given', { command: t(`cases.command.${type}`), number: view.number })
      const into = type === 'merge' && values.leads === 'other' ? values.intoCaseId : null
      toast(
        into
          ? {
              text,
              action: {
                label: t('console.merge.open'),
                run: () => void navigate({ to: '/console/cases/$id', params: { id: into } }),
              },
            }
          : text,
      )
      onClose()
      props.onGiven?.()
    } catch (thrown) {
      const refused = asProblem(thrown)
      setProblem(refused)
    } finally {
      setBusy(false)
    }
  }

  // Live updates may tell of it before the command is given: then nobody has to be refused first.
  const changes = missedChanges({ timeline: view.timeline, seen, problem })
  const offer = view.offers.find((each) => each.command === type)
  const isStale = changes.length > 0
  const accept = () => {
    const now = problem?.facts.now
    setSeen(Math.max(view.version, typeof now === 'number' ? now : 0))
    setProblem(null)
  }
  const ends = type === 'void' || type === 'decline'
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <p className={classes.help}>{t(`cases.command_help.${type}`)}</p>
      <div className={classes.fields}>
        {fieldsOf[type].map((name) => (
          <Field
            key={name}
            name={name}
            type={type}
            view={view}
            own={own}
            values={values}
            set={(change) => {
              set(change)
              setMissing({})
            }}
            photos={photos}
            setPhotos={setPhotos}
            missing={missing[name]}
          />
        ))}
      </div>
      <div role="alert">
        {isStale ? (
          <StaleNotice
            changes={changes}
            because={
              offer && !offer.allowed && view.version > seen
                ? reason(offer.because) || t('console.case.no_reason')
                : undefined
            }
            onKeep={accept}
            onRestart={() => {
              restart()
              setPhotos([])
              accept()
            }}
          />
        ) : null}
        {problem && !isStale ? <p className={classes.problem}>{explain(problem)}</p> : null}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button type="button" variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button
          type="submit"
          loading={busy}
          disabled={isStale || (type === 'merge' && Boolean(values.merge?.because))}
          color={ends ? 'plum' : undefined}
        >
          {t(`cases.command.${type}`)}
        </Button>
      </Group>
    </form>
  )
}
