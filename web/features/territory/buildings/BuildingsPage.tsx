import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { at } from '../../../app/basepath.ts'
import { useLive } from '../../../app/live.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import { FileImport } from '../import/FileImport.tsx'
import classes from '../parts/frame.module.css'
import { TerritoryFrame } from '../parts/TerritoryFrame.tsx'
import { BuildingFinder } from './BuildingFinder.tsx'
import { BuildingsMap } from './BuildingsMap.tsx'
import { CompoundList } from './CompoundList.tsx'

/** Compounds and buildings: who looks after which compound, where everything stands, and the files they come from. */
export function BuildingsPage() {
  const { t } = useWords()
  const { activePosts } = useSession()
  useLive(['buildings'], { paths: ['/api/v1/territory/compounds', '/api/v1/territory/buildings'] })
  return (
    <TerritoryFrame title={t('territory.buildings.title')} text={t('territory.buildings.text')}>
      <div className={classes.main}>
        <Card title={t('territory.compounds.title')}>
          <CompoundList />
        </Card>
        <Card title={t('territory.building.title')}>
          <BuildingFinder />
        </Card>
        <Card title={t('territory.buildings.map')}>
          <BuildingsMap />
        </Card>
        <Card title={t('territory.buildings.export')}>
          <p className={classes.help}>{t('territory.buildings.exportText')}</p>
          <div className={classes.tools} style={{ marginTop: '0.75rem' }}>
            {(['geojson', 'csv'] as const).map((format) => (
              <Button
                key={format}
                component="a"
                size="sm"
                variant="default"
                leftSection={<IconDownload size={18} aria-hidden />}
                href={at(`/api/v1/territory/buildings/export?format=${format}`)}
                download={`buildings.${format}`}
              >
                {t(`territory.export.${format}`)}
              </Button>
            ))}
          </div>
        </Card>
        {holds(activePosts, 'administrator') ? (
          <Card title={t('territory.buildings.import')}>
            <FileImport kind="buildings" />
          </Card>
        ) : null}
      </div>
    </TerritoryFrame>
  )
}
