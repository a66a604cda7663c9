import { Button, Switch } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { basepath } from '../../../app/basepath.ts'
import { useEasyView } from '../../../app/display.ts'
import { Card } from '../../../ui/Card.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import { useHome } from '../device/home.ts'
import shared from '../resident.module.css'
import { BuildingChooser } from './BuildingChooser.tsx'
import classes from './easy.module.css'

const Qr = lazy(() => import('../../../ui/Qr.tsx').then((module) => ({ default: module.Qr })))

/** Sets up the simple view: on this phone, and by a link or a code on the phone of somebody one helps. */
export function EasyPage() {
  const { t, nameOf } = useWords()
  const [easy, setEasy] = useEasyView()
  const home = useHome()
  const [choosing, choose] = useState(false)
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}${basepath}/?easy=1${home ? `&home=${home.unitId}` : ''}`
  return (
    <div className={classes.page}>
      <PageHeader title={t('doorstep.easy.title')} text={t('doorstep.easy.text')} />
      <Card>
        <Switch
          size="lg"
          checked={easy}
          onChange={(event) => setEasy(event.currentTarget.checked)}
          label={t('doorstep.easy.on')}
        />
      </Card>
      <Card title={t('resident.building.title')}>
        {home && !choosing ? (
          <>
            <p className={shared.lead}>{nameOf(home.name)}</p>
            <Button variant="default" onClick={() => choose(true)}>
              {t('resident.building.change')}
            </Button>
          </>
        ) : (
          <BuildingChooser onDone={() => choose(false)} onCancel={home ? () => choose(false) : undefined} />
        )}
      </Card>
      <Card title={t('doorstep.easy.other')}>
        <p className={shared.lead}>{t('doorstep.easy.otherText')}</p>
        <Suspense fallback={<div className={classes.code} />}>
          <Qr text={link} label={t('doorstep.easy.code')} size={12} />
        </Suspense>
        <p className={classes.link}>{link}</p>
        <Button
          variant="light"
          onClick={() =>
            void navigator.clipboard?.writeText(link).then(
              () => setCopied(true),
              () => {},
            )
          }
        >
          {copied ? t('resident.receipt.copied') : t('resident.receipt.copy')}
        </Button>
      </Card>
    </div>
  )
}
