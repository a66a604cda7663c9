/** What mediation reached, in counts. */
import { z } from 'zod'
import { Instant, LocalizedName } from './common.ts'
import { DisputeTier } from './disputes-settings.ts'
import { UnitRef } from './territory.ts'

const Share = z.object({ part: z.int(), whole: z.int() }).describe('Printed as a share beside both counts; whole 0: –')

/** The public promise of mediation in numbers; formulas stand in docs/guide/disputes.md. */
export const DisputeFigures = z.object({
  from: Instant,
  to: Instant,
  unit: UnitRef.nullable(),
  applied: z.int(),
  refused: z.int(),
  tiers: z.array(
    DisputeTier.pick({ code: true, name: true, level: true }).extend({
      settled: Share.describe('Settled at the tier ÷ (settled + climbed + failed there)'),
      medianDays: z.number().nullable().describe('From application to effect, of those settled at the tier'),
    }),
  ),
  settled: Share,
  medianDays: z.number().nullable(),
  performed: Share.describe('Performed ÷ in effect with every duty due'),
  clusters: z
    .array(z.object({ topic: LocalizedName, unit: UnitRef, count: z.int().describe('At least 5') }))
    .describe('Where disputes pile up: a topic and a community, no persons'),
})
/** The public promise of mediation in numbers. */
export type DisputeFigures = z.infer<typeof DisputeFigures>
