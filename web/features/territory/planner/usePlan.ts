import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PlanCommunity, PlannedLevel, PlanRun, PlanSettings } from '../../../../contract/planner.ts'
import { answer, api, send, useWrite } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'
import type { Problem } from '../../../app/problem.ts'
import type { MapLayer } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'

/** Where plans are asked for. */
export const plansPath = '/api/v1/territory/plans'
/** Where files of lines are asked for. */
export const barriersPath = '/api/v1/territory/plan-barriers'

/** True while a run is not over. */
export const isUnderWay = (run: Pick<PlanRun, 'state'> | undefined): boolean =>
  run?.state === 'waiting' || run?.state === 'running'

/** A run as it goes on, with its communities. */
export function usePlan(id: string, enabled = true) {
  useLive(enabled ? [`plan:${id}`] : [], { paths: [`${plansPath}/{id}`] })
  return useQuery<{ run: PlanRun; communities: PlanCommunity[] }, Problem>({
    queryKey: [`${plansPath}/{id}`, id],
    queryFn: () => send(`${plansPath}/${id}`),
    enabled,
    // The live line tells it sooner; this is for when there is none.
    refetchInterval: ({ state }) => (isUnderWay(state.data?.run) ? 2_000 : false),
  })
}

/** Asks for a plan; gives the run. */
export function useStartPlan(onStarted: (run: PlanRun) => void) {
  const queries = useQueryClient()
  return useWrite((body: PlanSettings, context) => answer(api.POST('/api/v1/territory/plans', { body, ...context })), {
    onSuccess: (run) => {
      void queries.invalidateQueries({ queryKey: [plansPath] })
      onStarted(run as PlanRun)
    },
  })
}

/** What a feature of a plan's map says of its unit. */
export interface PlanProperties {
  code: string
  households: number
  within: boolean
  community: string
}

/** The units of a level for a map: proposed, or in force when the run planned. Each says its households in words. */
export function usePlanMap(wanted: {
  id: string
  of: 'map' | 'today'
  level: PlannedLevel
  community: string | undefined
  enabled: boolean
}): MapLayer['data'] | undefined {
  const { id, of, level, community, enabled } = wanted
  const { locale } = useWords()
  const query = new URLSearchParams({ level, ...(community ? { community } : {}) })
  const { data } = useQuery({
    queryKey: [`${plansPath}/{id}/${of}`, { id, level, community: community ?? null }],
    queryFn: () => send<MapLayer['data']>(`${plansPath}/${id}/${of}?${query}`),
    staleTime: 600_000,
    placeholderData: keepPreviousData,
    enabled,
  })
  return useMemo(() => {
    const numbers = new Intl.NumberFormat(locale)
    return (
      data && {
        ...data,
        features: data.features.map((feature) => ({
          ...feature,
          properties: {
            ...feature.properties,
            // Units that stay are named, the others say their households.
            ...(feature.properties?.held
              ? { text: feature.properties[locale === 'zh-CN' ? 'nameZh' : 'nameEn'], shade: 0.12 }
              : { text: numbers.format(Number(feature.properties?.households ?? 0)) }),
          },
        })),
      }
    )
  }, [data, locale])
}

/** The lines of some files, for a map. */
export function useBarrierLines(ids: readonly string[]): MapLayer['data'] | undefined {
  const key = [...ids].sort()
  const { data } = useQuery({
    queryKey: [`${barriersPath}/{id}/map`, key],
    queryFn: async () => {
      // A file that was removed since is no longer shown.
      const read = (id: string) => send<MapLayer['data']>(`${barriersPath}/${id}/map`).catch(() => null)
      const files = await Promise.all(key.map(read))
      return { type: 'FeatureCollection' as const, features: files.flatMap((file) => file?.features ?? []) }
    },
    staleTime: 600_000,
    enabled: key.length > 0,
  })
  return data
}

/** Names the areas of a run, the first by name. */
export function useAreaName(): (run: Pick<PlanRun, 'areas'>) => string {
  const { t, nameOf } = useWords()
  return ({ areas }) => {
    const [first] = areas
    if (!first) return t('planner.area.gone')
    const area = nameOf(first.name)
    return areas.length > 1 ? t('planner.area.more', { area, count: areas.length - 1 }) : area
  }
}
