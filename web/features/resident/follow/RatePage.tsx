import { Button, Textarea } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FollowView } from '../../../../contract/cases.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { keepCase, keptFrom, plainNumber, useKeptCase } from '../../../cases/keptCases.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import shared from '../resident.module.css'
import { Faces } from './faces.tsx'
import follow from './follow.module.css'
import { useFollowed, useReporterCommand } from './followed.ts'
import { Reopen } from './Rating.tsx'
import { SecretForm } from './SecretForm.tsx'
import { Solved } from './Solved.tsx'
import { type Score, solvedFrom } from './score.rules.ts'

/** Milliseconds in which a word can be taken back: it leaves the device after them. */
const undoFor = 8000

/**
 * The last word from a message: the link has chosen a face, one press confirms it. Opening the page changes nothing, for
 * mail programs open links by themselves. What was pressed by mistake is taken back before it is sent.
 */
export function RatePage() {
  const { t } = useWords()
  const params = useParams({ from: '/resident/f/$number/rate' })
  const { score } = useSearch({ from: '/resident/f/$number/rate' })
  const number = plainNumber(params.number)
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const kept = useKeptCase(number)
  const { account, ready, problem } = useSession()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const secret = typed ?? kept?.secret
  const found = useFollowed(number, secret, Boolean(secret) || account !== null)

  useEffect(() => {
    // Off the address bar at once: neither the history nor a screenshot keeps it.
    if (!hash) return
    const linked = decodeURIComponent(hash)
    if (linked.length >= 8)
      keepCase(keptFrom({ number, secret: linked }, { text: '', relation: 'reporter', now: new Date() }))
    void navigate({ to: '/f/$number/rate', params: { number }, search: { score }, hash: '', replace: true })
  }, [hash, number, score, navigate])

  const view = found.data
  if (view) return <Rate view={view} secret={secret} score={score} />
  if (found.isError && asProblem(found.error).status !== 404)
    return <ErrorState level={1} problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
  if (secret || account) {
    if (!found.isError) return <PageSkeleton />
  } else if (!ready && !problem) return <PageSkeleton />
  return (
    <>
      <PageHeader title={t('resident.secret.title', { number })} text={t('resident.secret.text')} />
      <SecretForm wrong={found.isError && Boolean(secret)} onSecret={setTyped} number={number} />
    </>
  )
}

function Rate(props: { view: FollowView; secret: string | undefined; score: Score | undefined }) {
  const { t } = useWords()
  const { view, secret } = props
  const may = (command: string) => view.offers.some((offer) => offer.command === command && offer.allowed)
  return (
    <div className={follow.follow}>
      <PageHeader
        above={<span className="ds-num">{view.number}</span>}
        title={t('resident.rate.title')}
        text={view.text.length > 120 ? `${view.text.slice(0, 120)}…` : view.text}
      />
      {may('rate') ? (
        <Give view={view} secret={secret} score={props.score} />
      ) : view.rating ? (
        <Card>
          <p className={follow.thanks} role="status">
            <IconCircleCheck size={28} aria-hidden />
            <span>
              {t('resident.rate.done')}{' '}
              {t('doorstep.rate.said', {
                face: t(`resident.rate.face.${view.rating.satisfaction as Score}`),
                solved: view.rating.solved ? t('resident.rate.solved') : t('resident.rate.notSolved'),
              })}
            </span>
          </p>
          {view.rating.solved && view.rating.satisfaction > 2 ? null : (
            <p className={shared.lead}>{t('doorstep.rate.visit')}</p>
          )}
        </Card>
      ) : (
        <Card>
          <p className={shared.lead}>{t('doorstep.rate.notNow')}</p>
        </Card>
      )}
      {may('reopen') ? <Reopen view={view} secret={secret} /> : null}
      <ButtonLink to="/f/$number" params={{ number: view.number }} variant="light" size="lg" fullWidth>
        {t('resident.receipt.follow')}
      </ButtonLink>
    </div>
  )
}

function Give(props: { view: FollowView; secret: string | undefined; score: Score | undefined }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const give = useReporterCommand(props.view, props.secret)
  const [face, setFace] = useState<Score | null>(props.score ?? null)
  const [solved, setSolved] = useState<boolean | null>(props.score ? solvedFrom(props.score) : null)
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  const [held, hold] = useState(false)
  const [writing, write] = useState(false)

  const send = useCallback(() => {
    hold(false)
    if (face === null || solved === null) return
    give.mutate({ type: 'rate', solved, satisfaction: face, ...(words.trim() ? { words: words.trim() } : {}) })
  }, [face, solved, words, give])
  const latest = useRef({ held, send })
  latest.current = { held, send }

  useEffect(() => {
    if (!held || writing) return
    const timer = setTimeout(() => latest.current.send(), undoFor)
    return () => clearTimeout(timer)
  }, [held, writing])
  useEffect(() => {
    // Whoever presses and goes has said it: what is held back goes off now.
    const leave = () => {
      if (latest.current.held && document.visibilityState === 'hidden') latest.current.send()
    }
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      if (latest.current.held) latest.current.send()
    }
  }, [])

  if (held)
    return (
      <Card>
        <p className={follow.thanks} role="status">
          <IconCircleCheck size={28} aria-hidden />
          <span>{t('doorstep.rate.held')}</span>
        </p>
        <Textarea
          label={solved ? t('resident.rate.words') : t('resident.rate.wrong')}
          rows={3}
          maxLength={4000}
          value={words}
          onFocus={() => write(true)}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <div className={`${shared.buttons} ${follow.after}`}>
          <Button size="lg" onClick={send}>
            {t('doorstep.rate.now')}
          </Button>
          <Button
            size="lg"
            variant="default"
            onClick={() => {
              hold(false)
              write(false)
            }}
          >
            {t('ui.undo')}
          </Button>
        </div>
      </Card>
    )
  return (
    <Card>
      <form
        className={shared.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const isMissing = face === null || solved === null
          setMissing(isMissing)
          if (!isMissing) hold(true)
        }}
      >
        <Faces
          value={face}
          onChange={(value) => {
            setFace(value)
            setSolved(solvedFrom(value))
            setMissing(false)
          }}
        />
        <Solved value={solved} onChange={setSolved} />
        <div role="alert">
          {missing ? <p className={shared.problem}>{t('resident.rate.missing')}</p> : null}
          {give.error ? <p className={shared.problem}>{explain(give.error)}</p> : null}
        </div>
        <Button type="submit" size="xl" fullWidth loading={give.isPending}>
          {face !== null && solved !== null
            ? t('doorstep.rate.confirm', { face: t(`resident.rate.face.${face}`) })
            : t('resident.rate.send')}
        </Button>
      </form>
    </Card>
  )
}
