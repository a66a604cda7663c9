import { Button, Textarea, TextInput } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { settledOrLater, takeOut } from '../../../app/device/outbox.ts'
import { asProblem, Problem } from '../../../app/problem.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { PhotoInput } from '../../../ui/PhotoInput.tsx'
import { useTitle } from '../../../ui/title.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { type CommandDraft, useCommandDraft } from '../device/drafts.ts'
import { layCommand } from '../device/entries.ts'
import { useKeptPhotos } from '../device/photos.ts'
import classes from '../field.module.css'
import { commandOf, type FieldCommand, missingIn, orderFor } from './actions.rules.ts'
import { ClosingNote } from './ClosingNote.tsx'
import { ConditionChoice } from './ConditionChoice.tsx'
import look from './case.module.css'
import { PositionBox } from './PositionBox.tsx'
import { StaleNote } from './StaleNote.tsx'
import { useOwn, useRefreshCases } from './useFieldCase.ts'
import { type TextUse, WordChips } from './WordChips.tsx'

// messages: field.do.*, field.do_help.*, field.words.*, field.missing.*, field.done.*

const textUses: Partial<Record<FieldCommand, TextUse>> = {
  ...{ handle: 'handle', raise: 'raise', return: 'return', decline: 'decline', check: 'check', comment: 'comment' },
}
const withPhotos: readonly FieldCommand[] = ['handle', 'arrive', 'comment']
const withoutWords: readonly FieldCommand[] = ['accept']
const optionalWords: readonly FieldCommand[] = ['answer', 'arrive', 'check']

/** How long somebody waits on the page for the server's answer before the outbox sees to it, ms. */
const patience = 15_000

/**
 * The form of one command, a page of its own. What is typed is kept on the device; once given it lies in the outbox until
 * the server has it. A command refused because the case went on meanwhile keeps its words and says what changed.
 */
export function CommandPage(props: {
  view: CaseView
  type: FieldCommand
  /** The entry of the outbox that is being changed, and what was said in it. */
  entry?: { id: string; draft: CommandDraft } | undefined
  onDone: () => void
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const { exact } = useFormat()
  const { view, type } = props
  const own = useOwn()
  const order = orderFor(view, type, own)
  const { draft, set, forget } = useCommandDraft({
    ...{ caseId: view.id, type },
    ...(props.entry ? { entry: props.entry.id, before: props.entry.draft } : {}),
  })
  const { photos, set: setPhotos } = useKeptPhotos(
    draft.photos,
    useCallback((ids: string[]) => set({ photos: ids }), [set]),
  )
  const [problem, setProblem] = useState<Problem | null>(null)
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>()
  const [busy, setBusy] = useState(false)
  // The case may move on behind the open form: what counts is what its giver saw.
  const [seen, setSeen] = useState(view.version)
  const refresh = useRefreshCases()
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(`${t(`field.do.${type}`)} · ${view.number}`)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [])
  const offer = view.offers.find((each) => each.command === type)
  const clock = view.clocks.find((each) => !each.stoppedAt && each.stage === 'handle' && each.orderId === order?.id)
  const from = new Date(clock?.dueAt ?? view.dueAt ?? Date.now())

  const give = async () => {
    const lacks = missingIn(type, draft)
    setMissing(lacks)
    if (lacks) return
    setBusy(true)
    setProblem(null)
    try {
      const { position } = draft
      const point = position ? { lat: position.lat, lng: position.lng } : undefined
      const entry = await layCommand({
        ...{ id: props.entry?.id, view, version: seen, type, draft },
        command: commandOf(type, { draft, order, fileIds: [], point, from }),
        photos: withPhotos.includes(type) ? photos : [],
      })
      forget()
      const ended = await settledOrLater(entry.id, patience)
      const trouble = ended && ended.state !== 'sent' ? ended.trouble : undefined
      // Whoever is still looking mends it here; what stands under the same key already is for the outbox to show.
      if (
        trouble &&
        trouble.code !== 'idempotency.content_differs' &&
        (await takeOut(entry.id, { keepPhotos: true }))
      ) {
        set(draft)
        setProblem(new Problem({ ...trouble, detail: trouble.message }))
        if (trouble.code === 'case.stale' && typeof trouble.facts.now === 'number') setSeen(trouble.facts.now)
        refresh()
        return
      }
      if (ended?.state === 'sent') {
        toast(t(`field.done.${type}`, { number: view.number }))
        refresh()
      } else toast(t('field.outbox.laid'))
      props.onDone()
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(false)
    }
  }
  const stale = problem?.code === 'case.stale'
  const use = textUses[type]
  return (
    <form
      className={look.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void give()
      }}
    >
      <button type="button" className={look.back} onClick={props.onDone}>
        <IconArrowLeft size={20} aria-hidden />
        {view.number}
      </button>
      <h1 ref={heading} tabIndex={-1} className={look.formTitle}>
        {t(`field.do.${type}`)}
      </h1>
      <p className={classes.dim}>{t(`field.do_help.${type}`)}</p>
      <p className={look.about}>{view.text}</p>
      {offer && !offer.allowed && !problem ? <p className={classes.note}>{t('field.case.notNow')}</p> : null}
      {type === 'handle' || type === 'check' ? <ClosingNote view={view} /> : null}
      {type === 'accept' ? (
        <ConditionChoice
          categoryId={view.category?.id ?? null}
          value={draft.conditionId ?? view.conditionId}
          onChange={(conditionId) => set({ conditionId })}
        />
      ) : null}
      {type === 'return_visit' ? (
        <Choices
          legend={t('field.outcome.legend')}
          name="outcome"
          value={draft.outcome}
          onChange={(outcome) => set({ outcome })}
          options={[
            { value: 'settled', title: t('field.outcome.settled') },
            { value: 'not_solved', title: t('field.outcome.not_solved') },
            { value: 'not_reached', title: t('field.outcome.not_reached') },
          ]}
          error={missing === 'outcome' ? t('field.missing.outcome') : undefined}
        />
      ) : null}
      {type === 'check' ? (
        <Choices
          legend={t('field.passed.legend')}
          name="passed"
          value={draft.passed}
          onChange={(passed) => set({ passed })}
          options={[
            { value: 'yes', title: t('field.passed.yes'), text: t('field.passed.yesText') },
            { value: 'no', title: t('field.passed.no'), text: t('field.passed.noText') },
          ]}
          error={missing === 'passed' ? t('field.missing.passed') : undefined}
        />
      ) : null}
      {type === 'ask_extension' ? (
        <Choices
          legend={t('field.days.legend')}
          name="days"
          value={draft.days === null ? null : String(draft.days)}
          onChange={(days) => set({ days: Number(days) })}
          options={[1, 2, 3, 7].map((days) => ({
            value: String(days),
            title: t('field.days.count', { days }),
            text: t('field.days.until', { at: exact(new Date(from.getTime() + days * 86_400_000)) }),
          }))}
          error={missing === 'days' ? t('field.missing.days') : undefined}
        />
      ) : null}
      {withPhotos.includes(type) ? (
        <PhotoInput
          value={photos}
          onChange={setPhotos}
          max={5}
          label={t(type === 'handle' ? 'field.photo.result' : 'field.photo.any')}
        />
      ) : null}
      {type === 'arrive' ? <PositionBox value={draft.position} onChange={(position) => set({ position })} /> : null}
      {withoutWords.includes(type) ? null : (
        <div>
          <Textarea
            label={t(`field.words.${type}`)}
            description={optionalWords.includes(type) && draft.passed !== 'no' ? t('field.optional') : undefined}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={type === 'return_visit' || type === 'raise' || type === 'return' ? 2000 : 4000}
            value={draft.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
            error={missing === 'text' ? t('field.missing.text') : undefined}
          />
          {use ? (
            <WordChips
              use={use}
              categoryId={view.category?.id ?? null}
              onTake={(text) => set({ text: draft.text.trim() ? `${draft.text.trim()}\n${text}` : text })}
            />
          ) : null}
        </div>
      )}
      {type === 'decline' ? (
        <TextInput
          label={t('field.words.elsewhere')}
          description={t('field.optional')}
          maxLength={500}
          value={draft.elsewhere}
          onChange={(event) => set({ elsewhere: event.currentTarget.value })}
        />
      ) : null}
      {type === 'comment' ? (
        <Choices
          legend={t('field.visibility.legend')}
          name="visibility"
          value={draft.visibility}
          onChange={(visibility) => set({ visibility })}
          options={[
            { value: 'public', title: t('cases.visibility.public') },
            { value: 'internal', title: t('cases.visibility.internal') },
          ]}
        />
      ) : null}
      <div role="alert">
        {stale && problem ? <StaleNote problem={problem} timeline={view.timeline} /> : null}
        {problem && !stale ? <p className={classes.problem}>{explain(problem)}</p> : null}
      </div>
      <div className={look.formFoot}>
        <Button type="submit" size="lg" fullWidth loading={busy}>
          {stale ? t('field.stale.again') : t(`field.do.${type}`)}
        </Button>
      </div>
    </form>
  )
}

function Choices(props: {
  legend: string
  name: string
  value: string | null
  onChange: (value: string) => void
  options: ReadonlyArray<{ value: string; title: string; text?: string }>
  error?: string | undefined
}) {
  return (
    <fieldset className={classes.choices}>
      <legend>{props.legend}</legend>
      {props.options.map((option) => (
        <ChoiceCard
          key={option.value}
          name={props.name}
          value={option.value}
          checked={props.value === option.value}
          onChoose={props.onChange}
          title={option.title}
          text={option.text}
        />
      ))}
      <div role="alert">{props.error ? <p className={classes.problem}>{props.error}</p> : null}</div>
    </fieldset>
  )
}
