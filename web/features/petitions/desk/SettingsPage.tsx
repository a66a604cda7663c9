import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PetitionSettingsVersion } from '../../../../contract/petition-settings.ts'
import { send } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { paths } from '../data.ts'
import desk from '../desk.module.css'
import { useLimit } from '../parts/limits.tsx'
import classes from '../petitions.module.css'
import { Frame } from './Frame.tsx'
import { limitKeys, SettingsForm } from './SettingsForm.tsx'

// messages: petition-pages.settings.*

/** The procedure as configuration: every version by its day, and a new one for whoever may write it. */
export function SettingsPage() {
  const { t } = useWords()
  const [writing, setWriting] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: [paths.settings],
    queryFn: () => send<{ versions: PetitionSettingsVersion[]; mayChange: boolean }>(paths.settings),
  })
  const newest = data?.versions[0]
  return (
    <Frame
      title={t('petition-pages.settings.title')}
      text={t('petition-pages.settings.text')}
      actions={
        data?.mayChange && !writing ? (
          <Button onClick={() => setWriting(true)}>{t('petition-pages.settings.change')}</Button>
        ) : undefined
      }
    >
      {error && !data ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={6} /> : null}
      <div className={classes.stack}>
        {writing && newest ? <SettingsForm from={newest} onClose={() => setWriting(false)} /> : null}
        {data?.versions.map((version) => (
          <Version key={version.id ?? 'first'} version={version} />
        ))}
      </div>
    </Frame>
  )
}

function Version({ version }: { version: PetitionSettingsVersion }) {
  const { t, nameOf } = useWords()
  const length = useLimit()
  return (
    <Card
      title={
        version.id === null
          ? t('petition-pages.settings.first')
          : t('petition-pages.settings.begins', { day: version.fromDay })
      }
      actions={
        version.inForce ? (
          <span className={classes.badge} data-good>
            {t('petition-pages.settings.in_force')}
          </span>
        ) : undefined
      }
    >
      <div className={desk.columns}>
        <div className={classes.stack}>
          <strong>{t('petition-pages.settings.ways')}</strong>
          <ul className={classes.plain}>
            {version.ways.map((way) => (
              <li key={way.code}>
                {nameOf(way.name)}{' '}
                <span className={classes.dim}>
                  · {t(`petition-pages.settings.way.${way.leadsTo}`)}
                  {way.reviewable ? ` · ${t('petition-pages.settings.reviewable')}` : ''}
                </span>
                <p className={classes.dim}>{nameOf(way.about)}</p>
              </li>
            ))}
          </ul>
        </div>
        <div className={classes.stack}>
          <strong>{t('petition-pages.settings.limits')}</strong>
          <table className={classes.figures}>
            <tbody>
              {limitKeys.map((key) => (
                <tr key={key}>
                  <th scope="row">{t(`petition-pages.settings.limit.${key}`)}</th>
                  <td>{length(version.limits[key])}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t('petition-pages.settings.limit.extendDays')}</th>
                <td>{version.limits.extendDays}</td>
              </tr>
            </tbody>
          </table>
          <strong>{t('petition-pages.settings.purposes')}</strong>
          <ul className={classes.plain}>
            {version.purposes.map((purpose) => (
              <li key={purpose.code}>
                {nameOf(purpose.name)}
                <p className={classes.dim}>
                  {[
                    t(`petition-pages.settings.against.${purpose.against}`),
                    ...(purpose.sameDay ? [t('petition-pages.settings.same_day')] : []),
                    ...(purpose.confidential ? [t('petition-pages.settings.confidential')] : []),
                  ].join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Card>
  )
}
