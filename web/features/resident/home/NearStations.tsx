import { IconBuildingCommunity } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../../app/api.ts'
import { useWords } from '../../../words/words.tsx'
import classes from './building.module.css'

/** The stations that serve a building, each with the way to its board. Nothing where there is none. */
export function NearStations(props: { unitId: string }) {
  const { t, nameOf } = useWords()
  const { data } = useQuery({
    ...read('/api/v1/board/near/{unitId}', { params: { path: { unitId: props.unitId } } }),
    staleTime: 300_000,
  })
  if (!data || data.items.length === 0) return null
  return (
    <div className={classes.stations}>
      <h3>{t('doorstep.stations.title')}</h3>
      <ul>
        {data.items.map((station) => (
          <li key={station.code}>
            <IconBuildingCommunity size={20} aria-hidden />
            <span>
              <Link to="/board/$code" params={{ code: station.code }} search={{}}>
                {nameOf(station.name)}
              </Link>
              <small>{station.address ? nameOf(station.address) : nameOf(station.unit.name)}</small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
