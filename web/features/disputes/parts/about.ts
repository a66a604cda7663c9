import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { disputeRoutes } from '../../../../contract/disputes-routes.ts'
import { send } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'

/** How this district mediates, in public words. */
export type DisputesAbout = z.infer<typeof disputeRoutes.about.reply>

/** How this district mediates. */
export const useAbout = () =>
  useQuery<DisputesAbout, Problem>({
    queryKey: ['/api/v1/disputes/about'],
    queryFn: () => send<DisputesAbout>('/api/v1/disputes/about'),
    staleTime: 600_000,
  })
