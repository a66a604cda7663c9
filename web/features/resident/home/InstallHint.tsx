import { Button } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { keepOnDevice, onDevice } from '../../../app/device/shelf.ts'
import { useInstall } from '../../../app/install.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './building.module.css'

const name = 'installHint'

/** Says once that the pages may stand on the home screen. Put away, or seen in an earlier visit, it doesn't come back. */
export function InstallHint() {
  const { t } = useWords()
  const { way, install } = useInstall()
  const [shown, show] = useState(() => onDevice<string | null>(name, null) === null)
  const isPhone = way === 'offered' || way === 'ios'
  const visible = shown && isPhone
  useEffect(() => {
    if (visible) keepOnDevice(name, new Date().toISOString())
  }, [visible])
  if (!visible) return null
  return (
    <Card>
      <div className={classes.hint}>
        <IconDeviceMobile size={28} aria-hidden />
        <p>{t('doorstep.install.hint')}</p>
        {way === 'offered' ? (
          <Button variant="light" onClick={() => void install().then(() => show(false))}>
            {t('doorstep.install.do')}
          </Button>
        ) : (
          <ButtonLink to="/install" variant="light">
            {t('doorstep.install.how')}
          </ButtonLink>
        )}
        <Button variant="subtle" onClick={() => show(false)}>
          {t('doorstep.install.no')}
        </Button>
      </div>
    </Card>
  )
}
