import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import type { Question } from '../../../../contract/case-configuration.ts'
import type { OpenCategory } from '../../../../contract/case-configuration-routes.ts'
import { settledOrLater, takeOut } from '../../../app/device/outbox.ts'
import { DeviceFull } from '../../../app/device/table.ts'
import { asProblem, Problem } from '../../../app/problem.ts'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dropDraft, restoreDraft } from '../device/drafts.ts'
import { layLetter, takeReceipt } from '../outbox/letters.ts'
import { useLetters } from '../outbox/useLetters.ts'
import shared from '../resident.module.css'
import type { Draft } from './draft.rules.ts'
import { LaidView } from './LaidView.tsx'
import report from './report.module.css'
import type { StepProps } from './step-props.ts'
import { answerFault, askedOf, pathOf, type Step, screensOf } from './steps.rules.ts'

/** How long somebody waits on the page for the answer before the outbox sees to it, ms. */
const patience = 20_000

/** Everything once more, each with a way to change it; then it goes off. Without a line the device keeps it and sends it by itself. */
export function CheckStep(props: StepProps & { categories: readonly OpenCategory[] }) {
  const { t, nameOf, locale } = useWords()
  const { draft, categories } = props
  const navigate = useNavigate()
  useLetters()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [laid, setLaid] = useState<string | null>(null)
  const sending = useRef(false)
  const category = pathOf(categories, draft.categoryId)[0]
  const questions = category?.questions ?? []
  const screens = screensOf(questions, draft.answers)
  const unanswered = screens.find(
    ({ question }) => question && answerFault(question, draft.answers[question.code]) !== undefined,
  )
  const missing: Step | null = draft.text.trim().length < 2 ? 'what' : (unanswered?.step ?? null)

  const send = async () => {
    const letter = await layLetter(draft, { asked: askedOf(questions, draft.answers), locale })
    dropDraft(draft.id)
    const ended = await settledOrLater(letter.id, patience)
    if (ended?.state === 'sent') {
      const number = await takeReceipt(ended)
      await navigate({ to: '/receipt/$number', params: { number }, replace: true })
      return
    }
    const trouble = ended?.trouble
    // Whoever is still looking mends it here; what stands under the same key already is for the list of what waits to show.
    if (trouble && trouble.code !== 'idempotency.content_differs' && (await takeOut(letter.id, { keepPhotos: true }))) {
      const { entry: _gone, ...rest } = draft
      restoreDraft(rest)
      props.change({ entry: undefined })
      throw new Problem({ ...trouble, detail: trouble.message || t('resident.check.photoLost') })
    }
    setLaid(letter.id)
  }
  const go = async () => {
    if (sending.current) return
    sending.current = true
    setBusy(true)
    setProblem(null)
    try {
      await send()
    } catch (error) {
      setProblem(
        error instanceof DeviceFull
          ? new Problem({ code: 'device.full', detail: t('resident.check.full') })
          : asProblem(error),
      )
    } finally {
      sending.current = false
      setBusy(false)
    }
  }

  if (laid) return <LaidView id={laid} />
  const { place } = draft
  return (
    <QuestionScreen
      step={props.step}
      of={props.of}
      question={t('resident.check.question')}
      help={t('resident.check.help')}
      onBack={props.onBack}
      busy={busy}
      nextLabel={t('resident.check.send')}
      problem={missing ? t('resident.check.missing') : problem}
      onNext={() => (missing ? props.onGo(missing) : void go())}
    >
      <dl className={report.summary}>
        <Line label={t('resident.check.what')} onChange={() => props.onGo('what')}>
          <span className={shared.said}>{draft.text.trim()}</span>
        </Line>
        {categories.length > 0 ? (
          <Line label={t('resident.check.category')} onChange={() => props.onGo('category')}>
            {category ? nameOf(category.name) : t('resident.category.unsure')}
          </Line>
        ) : null}
        {screens.map(({ step, question }) =>
          question ? (
            <Line key={step} label={nameOf(question.words)} onChange={() => props.onGo(step)}>
              <AnswerWords question={question} answer={draft.answers[question.code]} />
            </Line>
          ) : null,
        )}
        <Line label={t('resident.check.where')} onChange={() => props.onGo('where')}>
          {place ? placeWords(draft, t('resident.where.position'), t('ui.place.picked')) : t('resident.check.noPlace')}
        </Line>
        <Line label={t('resident.check.photos')} onChange={() => props.onGo('photos')}>
          {t('resident.check.photoCount', { count: draft.photos.length })}
        </Line>
        <Line label={t('resident.check.contact')} onChange={() => props.onGo('contact')}>
          <ContactWords draft={draft} />
        </Line>
      </dl>
    </QuestionScreen>
  )
}

function placeWords(draft: Draft, position: string, picked: string): string {
  const { place, spot } = draft
  if (!place) return ''
  const words =
    place.kind === 'point'
      ? [place.by === 'position' ? position : picked, place.said]
      : place.kind === 'address'
        ? [place.address]
        : [place.label]
  return [...words, spot.trim()].filter(Boolean).join(' · ')
}

function Line(props: { label: string; children: ReactNode; onChange: () => void }) {
  const { t } = useWords()
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
      <dd className={report.changing}>
        <button
          type="button"
          onClick={props.onChange}
          aria-label={t('resident.check.changeWhat', { what: props.label })}
        >
          {t('resident.check.change')}
        </button>
      </dd>
    </div>
  )
}

function AnswerWords(props: { question: Question; answer: string | string[] | undefined }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { question } = props
  const given = (Array.isArray(props.answer) ? props.answer : [props.answer ?? '']).filter(Boolean)
  if (given.length === 0) return t('resident.check.unanswered')
  if (question.kind === 'datetime') return day(`${given[0]}T12:00:00`)
  return given.map((key) => nameOf(question.values?.find((value) => value.key === key)?.name) || key).join(' · ')
}

function ContactWords(props: { draft: Draft }) {
  const { t } = useWords()
  const { contact, confidential, behalf } = props.draft
  const way =
    contact.hearBack === 'sms' ? contact.phone : contact.hearBack === 'mail' ? contact.mail : t('resident.contact.none')
  return (
    <>
      {[contact.hearBack === 'none' ? '' : contact.name.trim(), way].filter(Boolean).join(' · ')}
      {confidential ? <small>{t('resident.check.confidential')}</small> : null}
      {behalf ? <small>{t('resident.check.behalf', { name: behalf.name })}</small> : null}
    </>
  )
}
