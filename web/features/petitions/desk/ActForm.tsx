import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PetitionView } from '../../../../contract/petitions.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import type { ChosenPhoto } from '../../../ui/PhotoInput.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { setupQuery, usePetitionCommand } from '../data.ts'
import desk from '../desk.module.css'
import classes from '../petitions.module.css'
import { ActField } from './ActFields.tsx'
import { type Act, asksAgain, commandOf, fieldsOf, lacksOf, paperOf, type Values } from './acts.rules.ts'
import { PaperPreview } from './PaperPreview.tsx'

// messages: petition-pages.do.*, petition-pages.done.*

/** The form of one act; one that makes a paper shows the paper beside it, in both languages, as it will read. */
export function ActForm({ act, view, onClose }: { act: Act; view: PetitionView; onClose: () => void }) {
  const { t } = useWords()
  const setup = useQuery(setupQuery)
  const give = usePetitionCommand(view)
  const [values, setValues] = useState<Values>(() => beginning(act, view))
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [tried, setTried] = useState(false)
  const [sure, setSure] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const paper = paperOf[act]
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'start' })
    form.current?.querySelector<HTMLElement>('select, input, textarea, button')?.focus({ preventScroll: true })
  }, [])
  const run = async () => {
    const fileIds = photos.length > 0 ? await uploadPhotos(photos) : []
    const command = commandOf(act, fileIds.length > 0 ? { ...values, fileIds } : values)
    await give.mutateAsync(command)
    toast(t(`petition-pages.done.${act}`))
    onClose()
  }
  const submit = async () => {
    setTried(true)
    setProblem(null)
    if (lacksOf(act, values).length > 0) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    if (asksAgain(act)) return setSure(true)
    await run().catch((error: unknown) => setProblem(asProblem(error)))
  }
  return (
    <Card title={t(`petition-pages.do.${act}`)}>
      <form
        ref={form}
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div className={paper ? desk.editor : classes.fields}>
          <div className={classes.fields}>
            {fieldsOf[act].map((field) => (
              <ActField
                key={field.key}
                act={act}
                field={field}
                view={view}
                ways={setup.data?.settings.ways ?? []}
                values={values}
                tried={tried}
                onChange={(key, value) => setValues((before) => ({ ...before, [key]: value }))}
                photos={photos}
                onPhotos={setPhotos}
              />
            ))}
            {fieldsOf[act].length === 0 ? <p className={classes.words}>{t('petition-pages.desk.no_fields')}</p> : null}
          </div>
          {paper ? <PaperPreview kind={paper} view={view} values={values} /> : null}
        </div>
        <Refusal problem={problem} />
        <Group>
          <Button type="submit" loading={give.isPending}>
            {t(`petition-pages.do.${act}`)}
          </Button>
          <Button type="button" variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </Group>
      </form>
      <ConfirmDialog
        opened={sure}
        onClose={() => setSure(false)}
        title={t(`petition-pages.do.${act}`)}
        text={t(paper ? 'petition-pages.desk.sure_paper' : 'petition-pages.desk.sure')}
        confirmLabel={t(`petition-pages.do.${act}`)}
        onConfirm={run}
      />
    </Card>
  )
}

/** What the fields begin with: where there is only one to choose, it is chosen. */
function beginning(act: Act, view: PetitionView): Values {
  const only = <T extends { id: string }>(all: readonly T[]) => (all.length === 1 ? all[0]?.id : undefined)
  if (act === 'serve') return { paperId: only(view.papers.filter(({ served }) => !served)) ?? '', way: 'page' }
  if (act === 'rule_objection') return { objectionId: only(view.objections.filter(({ ruling }) => !ruling)) ?? '' }
  if (act === 'rule_recusal') return { recusalId: only(view.recusals.filter(({ ruling }) => !ruling)) ?? '' }
  if (act === 'accept') return { service: 'page' }
  if (act === 'minute_hearing') {
    const hearing = view.hearings.find(({ held }) => !held)
    return hearing ? { hearingId: hearing.id, from: hearing.from, to: hearing.to } : {}
  }
  return {}
}
