import { useQuery } from '@tanstack/react-query'
import { read } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { FileImport } from './FileImport.tsx'

/** Rivers, railways and roads: what is kept of them, and a file of new ones. */
export function LandscapeCard() {
  const { t } = useWords()
  const { data } = useQuery(read('/api/v1/territory/landscape/counts', {}))
  return (
    <Card title={t('territory.landscape.title')}>
      {data?.items.length === 0 ? <p className={classes.help}>{t('territory.landscape.none')}</p> : null}
      {data && data.items.length > 0 ? (
        <ul>
          {data.items.map((count) => (
            <li key={count.kind}>{t('territory.landscape.line', count)}</li>
          ))}
        </ul>
      ) : null}
      <FileImport kind="landscape" />
    </Card>
  )
}
