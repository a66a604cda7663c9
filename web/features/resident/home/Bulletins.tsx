import { IconSpeakerphone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Bulletin } from '../../../../contract/notices.ts'
import { send } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import shared from '../resident.module.css'
import classes from './building.module.css'

/** Notices that desks put up for the building and everything it lies in, important ones first. Nothing where there are none. */
export function Bulletins(props: { unitId: string }) {
  const { t, nameOf } = useWords()
  const { data } = useQuery({
    queryKey: ['/api/v1/notices', props.unitId],
    queryFn: () => send<{ items: Bulletin[] }>(`/api/v1/notices?place=${props.unitId}`),
    staleTime: 60_000,
    // A courtesy: without a line the page does without.
    retry: false,
  })
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('doorstep.bulletins.title')}>
      <ul className={shared.plain}>
        {data.items.map((bulletin) => (
          <li key={bulletin.id} className={classes.bulletin} data-important={bulletin.important || undefined}>
            <strong>
              {bulletin.important ? <IconSpeakerphone size={20} aria-hidden /> : null}
              {bulletin.important ? <span className="ds-hidden">{t('doorstep.bulletins.important')} </span> : null}
              {nameOf(bulletin.title)}
            </strong>
            <p className={shared.said}>{nameOf(bulletin.text)}</p>
            <p className={shared.nearFacts}>
              <span>{nameOf(bulletin.unit.name)}</span>
              <span>
                <Instant at={bulletin.publishedAt} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
