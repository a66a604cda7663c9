import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { answer, api } from '../../../app/api.ts'
import { dropPhotos } from '../../../app/device/photos.ts'
import { useOnDevice } from '../../../app/device/shelf.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { forgetAllCases, useKeptCases } from '../../../cases/keptCases.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { dropDraft, useDrafts } from '../device/drafts.ts'
import { chooseHome, useHome } from '../device/home.ts'
import classes from '../resident.module.css'
import { Erase } from './Erase.tsx'
import { LooksAtMe } from './LooksAtMe.tsx'

/** What is kept about the reader, who looked at it, and every way to take it along or take it away. */
export function MyDataPage() {
  const { t } = useWords()
  const { account } = useSession()
  return (
    <>
      <PageHeader title={t('resident.data.title')} text={t('resident.data.text')} />
      {account ? (
        <>
          <LooksAtMe />
          <Card title={t('resident.data.download')}>
            <p className={classes.lead}>{t('resident.data.downloadText')}</p>
            <Download />
          </Card>
          <Card title={t('resident.data.sessions')}>
            <p className={classes.lead}>{t('resident.data.sessionsText')}</p>
            <ButtonLink to="/account" variant="light" size="lg">
              {t('resident.data.account')}
            </ButtonLink>
          </Card>
        </>
      ) : (
        <Card title={t('resident.data.noAccount')}>
          <p className={classes.lead}>{t('resident.data.noAccountText')}</p>
          <ButtonLink to="/sign-in" search={{ next: '/my/data' }} variant="light" size="lg">
            {t('app.signIn')}
          </ButtonLink>
        </Card>
      )}
      <OnThisDevice />
      {account ? <Erase /> : null}
      <p>
        <ButtonLink to="/retention" variant="subtle">
          {t('resident.data.retention')}
        </ButtonLink>
      </p>
    </>
  )
}

function Download() {
  const { t } = useWords()
  const explain = useErrorWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const download = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const data = await answer(api.GET('/api/v1/my/data'))
      const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }))
      const link = document.createElement('a')
      link.href = url
      link.download = `doorstep-${new Date().toISOString().slice(0, 10)}.json`
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 10_000)
    } catch (error) {
      setProblem(explain(asProblem(error)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        variant="light"
        size="lg"
        loading={busy}
        leftSection={<IconDownload size={22} aria-hidden />}
        onClick={() => void download()}
      >
        {t('resident.data.downloadButton')}
      </Button>
      <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
    </>
  )
}

/** What this browser keeps, which no server knows of. */
function OnThisDevice() {
  const { t, nameOf } = useWords()
  const kept = useKeptCases()
  const drafts = useDrafts()
  const home = useHome()
  const [asking, ask] = useState(false)
  const waiting = useOnDevice('waiting', false)
  const isEmpty = kept.length === 0 && drafts.length === 0 && !home && !waiting
  return (
    <Card title={t('resident.data.device')}>
      <p className={classes.lead}>{isEmpty ? t('resident.data.deviceEmpty') : t('resident.data.deviceText')}</p>
      {isEmpty ? null : (
        <>
          <ul className={classes.facts}>
            <li>{t('resident.data.deviceCases', { count: kept.length })}</li>
            <li>{t('resident.data.deviceDrafts', { count: drafts.length })}</li>
            {home ? <li>{t('resident.data.deviceHome', { building: nameOf(home.name) })}</li> : null}
          </ul>
          {asking ? (
            <div className={classes.sure}>
              <p>{t('resident.data.deviceSure')}</p>
              <div className={classes.buttons}>
                <Button
                  color="plum"
                  onClick={() => {
                    void dropPhotos(drafts.flatMap((draft) => draft.photos.map((photo) => photo.id)))
                    for (const draft of drafts) dropDraft(draft.id)
                    forgetAllCases()
                    void import('../outbox/letters.ts').then(({ forgetLetters }) => forgetLetters())
                    chooseHome(null)
                    ask(false)
                    toast(t('resident.data.deviceDone'))
                  }}
                >
                  {t('resident.data.deviceYes')}
                </Button>
                <Button variant="default" onClick={() => ask(false)}>
                  {t('ui.cancel')}
                </Button>
              </div>
            </div>
          ) : (
            <Button variant="default" onClick={() => ask(true)}>
              {t('resident.data.deviceClear')}
            </Button>
          )}
        </>
      )}
    </Card>
  )
}
