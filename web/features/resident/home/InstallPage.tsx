import { Button } from '@mantine/core'
import { useInstall } from '../../../app/install.ts'
import { Card } from '../../../ui/Card.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import shared from '../resident.module.css'
import classes from './building.module.css'

// messages: doorstep.install.ios.*, doorstep.install.menu.*

/** How the pages come onto a home screen: one press where the browser offers it, else step by step. */
export function InstallPage() {
  const { t } = useWords()
  const { way, install } = useInstall()
  const steps = way === 'ios' ? (['ios.1', 'ios.2', 'ios.3'] as const) : (['menu.1', 'menu.2', 'menu.3'] as const)
  return (
    <>
      <PageHeader title={t('doorstep.install.title')} text={t('doorstep.install.text')} />
      <Card>
        {way === 'installed' ? (
          <p className={shared.lead}>{t('doorstep.install.done')}</p>
        ) : way === 'offered' ? (
          <Button size="lg" fullWidth onClick={() => void install()}>
            {t('doorstep.install.do')}
          </Button>
        ) : (
          <ol className={classes.steps}>
            {steps.map((step) => (
              <li key={step}>{t(`doorstep.install.${step}`)}</li>
            ))}
          </ol>
        )}
      </Card>
      <p className={shared.quiet}>{t('doorstep.install.share')}</p>
    </>
  )
}
