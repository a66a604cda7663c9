import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { read } from '../../../app/api.ts'
import { keepOnDevice, useOnDevice } from '../../../app/device/shelf.ts'
import { useHome } from '../device/home.ts'
import { type Callee, findCallee } from './callee.rules.ts'

const kept = 'callee'

/** Who serves a building, nearest first. Public, and good for minutes. */
export const servingQuery = (unitId: string) => ({
  ...read('/api/v1/people/serving/{unitId}', { params: { path: { unitId } } }),
  staleTime: 300_000,
})

/**
 * Whom this reader calls with one press: who serves their building, else the district. Kept on the device, so that the
 * button calls without a line too. Null while nobody is known.
 */
export function useCallee(): Callee | null {
  const home = useHome()
  const last = useOnDevice<{ unitId: string; callee: Callee } | null>(kept, null)
  const ofHome = useQuery({ ...servingQuery(home?.unitId ?? ''), enabled: home !== null })
  const ofAll = useQuery({ ...read('/api/v1/people/serving'), enabled: home === null, staleTime: 300_000 })
  const found = home ? ofHome.data : ofAll.data
  const unitId = home?.unitId ?? 'all'
  const callee = found ? findCallee(found.serving) : undefined
  const text = callee ? JSON.stringify({ unitId, callee }) : ''
  useEffect(() => {
    if (text) keepOnDevice(kept, JSON.parse(text))
  }, [text])
  if (callee) return callee
  return last?.unitId === unitId ? last.callee : null
}
