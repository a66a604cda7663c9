import { Button, NativeSelect } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { at } from '../../../app/basepath.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import { LandscapeCard } from '../import/LandscapeCard.tsx'
import { UnitsImport } from '../import/UnitsImport.tsx'
import classes from '../parts/frame.module.css'
import { levelNames } from '../parts/levels.ts'
import { TerritoryFrame } from '../parts/TerritoryFrame.tsx'

// messages: territory.level.*

/** Units as files: taken out in the shape in which they can be brought in again. */
export function FilesPage() {
  const { t } = useWords()
  const { activePosts } = useSession()
  const [level, setLevel] = useState('')
  const query = (format: string) => new URLSearchParams({ format, ...(level ? { level } : {}) })
  return (
    <TerritoryFrame title={t('territory.files.title')} text={t('territory.files.text')}>
      <div className={classes.main}>
        <Card title={t('territory.export.title')}>
          <p className={classes.help}>{t('territory.export.text')}</p>
          <div className={classes.tools} style={{ marginTop: '0.75rem' }}>
            <NativeSelect
              size="sm"
              label={t('territory.export.level')}
              value={level}
              data={[
                { value: '', label: t('territory.export.all') },
                ...levelNames.map((each) => ({ value: each, label: t(`territory.level.${each}`) })),
              ]}
              onChange={(event) => setLevel(event.currentTarget.value)}
            />
            {(['geojson', 'csv'] as const).map((format) => (
              <Button
                key={format}
                component="a"
                size="sm"
                variant="default"
                leftSection={<IconDownload size={18} aria-hidden />}
                href={at(`/api/v1/territory/export?${query(format)}`)}
                download={`units.${format}`}
              >
                {t(`territory.export.${format}`)}
              </Button>
            ))}
          </div>
        </Card>
        {holds(activePosts, 'administrator') ? (
          <Card title={t('territory.import.title')}>
            <UnitsImport />
          </Card>
        ) : null}
        {holds(activePosts, 'administrator') ? <LandscapeCard /> : null}
      </div>
    </TerritoryFrame>
  )
}
