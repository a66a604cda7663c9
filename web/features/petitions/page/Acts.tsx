import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { PetitionerCommand } from '../../../../contract/petition-commands.ts'
import type { PetitionFollowView } from '../../../../contract/petitions.ts'
import { Refusal } from '../../../app/forms.tsx'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { Card } from '../../../ui/Card.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { usePetitionerCommand } from '../data.ts'
import classes from '../petitions.module.css'

// messages: petition-pages.act.*

type Act = 'add' | 'ask_to_step_back' | 'withdraw'
const acts: readonly Act[] = ['add', 'ask_to_step_back', 'withdraw']

/** What the petitioner may do beside asking again: add, ask for another officer, tell of retaliation, take it back. */
export function Acts({ view, secret }: { view: PetitionFollowView; secret: string | undefined }) {
  const { t } = useWords()
  const [open, setOpen] = useState<Act | null>(null)
  const may = (command: string) => view.offers.some((offer) => offer.command === command && offer.allowed)
  return (
    <Card title={t('petition-pages.act.title')}>
      <div className={`${classes.fields} ds-no-print`}>
        {view.recusals.map((one) => (
          <p key={one.id} className={classes.note}>
            {t('petition-pages.act.recusal', { officer: one.officer })} <Instant at={one.at} show="day" />:{' '}
            {one.ruling
              ? `${t(one.ruling.upheld ? 'petition-pages.act.recusal_yes' : 'petition-pages.act.recusal_no')} ${one.ruling.reason}`
              : t('petition-pages.act.recusal_open')}
          </p>
        ))}
        {acts.filter(may).map((act) =>
          open === act ? (
            <Form key={act} act={act} view={view} secret={secret} onClose={() => setOpen(null)} />
          ) : (
            <Button
              key={act}
              size="lg"
              variant={act === 'withdraw' ? 'subtle' : 'light'}
              fullWidth
              onClick={() => setOpen(act)}
            >
              {t(`petition-pages.act.${act}`)}
            </Button>
          ),
        )}
        <ButtonLink to="/petitions/retaliation" search={{ number: view.number }} size="lg" variant="default" fullWidth>
          {t('petition-pages.act.retaliation')}
        </ButtonLink>
        <p className={classes.dim}>{t('petition-pages.act.retaliation_text')}</p>
      </div>
    </Card>
  )
}

function Form(props: { act: Act; view: PetitionFollowView; secret: string | undefined; onClose: () => void }) {
  const { t } = useWords()
  const { act, onClose } = props
  const give = usePetitionerCommand(props.view, props.secret)
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const lacks = act !== 'withdraw' && text.trim().length < 2 && photos.length === 0
  const send = async () => {
    setTried(true)
    setProblem(null)
    if (lacks) return
    setBusy(true)
    try {
      await give.mutateAsync(
        await commandOf(act, { text: text.trim(), photos, only: t('petition-pages.act.only_files') }),
      )
      toast(t(`petition-pages.act.${act}_done`))
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const frame = (children: ReactNode) => (
    <form
      className={`${classes.fields} ${act === 'withdraw' ? classes.sure : ''}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void send()
      }}
    >
      {children}
    </form>
  )
  return frame(
    <>
      <p className={classes.words}>{t(`petition-pages.act.${act}_text`)}</p>
      <Textarea
        size="lg"
        rows={4}
        label={t(`petition-pages.act.${act}_label`)}
        maxLength={act === 'add' ? 4000 : 2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={tried && lacks ? t('petition-pages.new.missing') : undefined}
      />
      {act === 'add' ? (
        <PhotoInput label={t('petition-pages.new.files_label')} value={photos} onChange={setPhotos} max={10} papers />
      ) : null}
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" size="lg" loading={busy} color={act === 'withdraw' ? 'plum' : undefined}>
          {t(`petition-pages.act.${act}_yes`)}
        </Button>
        <Button type="button" size="lg" variant="subtle" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </>,
  )
}

async function commandOf(
  act: Act,
  given: { text: string; photos: readonly ChosenPhoto[]; only: string },
): Promise<PetitionerCommand> {
  if (act === 'withdraw') return { type: act, ...(given.text ? { reason: given.text } : {}) }
  if (act === 'ask_to_step_back') return { type: act, reason: given.text }
  const fileIds = await uploadPhotos(given.photos)
  // The contract wants words; papers alone say what they are.
  return { type: 'add', text: given.text.length >= 2 ? given.text : given.only, fileIds }
}
