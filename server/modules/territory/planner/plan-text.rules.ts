import type { Plan, PlanReport } from './plan.types.ts'

/** A plan as the text of its file: one feature a line, so that files compare line by line. The same plan gives the same text. */
export function textOfPlan(plan: Plan): string {
  const lines = plan.features.map((feature) => JSON.stringify(feature))
  return `{"type":"FeatureCollection","report":${JSON.stringify(plan.report)},"features":[\n${lines.join(',\n')}\n]}\n`
}

/** The report as lines a person reads. */
export function linesOfReport(report: PlanReport): string[] {
  const { input, grids, microgrids, bounds, moved, pinned } = report
  const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)
  const level = (name: string, figures: typeof grids, { min, max }: { min: number; max: number }) => [
    `${name}: ${figures.units}, of them with ${min} to ${max} households: ${figures.withinBounds} (${percent(figures.share)}); ` +
      `${percent(figures.shareOfPossible)} of those that can be, ${figures.unavoidable} can not`,
    `  households ${figures.least} to ${figures.most}, median ${figures.median}; from the target on average ${percent(figures.meanDeviation)}, ` +
      `at most ${percent(figures.maxDeviation)}; compactness (median) ${figures.compactness.toFixed(2)}; disconnected ${figures.disconnected}`,
  ]
  return [
    `${input.buildings} buildings (${input.buildingsWithoutHouseholds} without households), ${input.entrances} entrances, ${input.households} households, ` +
      `${input.parts} ${input.parts === 1 ? 'part' : 'parts'} between barriers`,
    ...(input.buildingsOutsideArea > 0
      ? [`${input.buildingsOutsideArea} places lie outside the area; they got a small piece of ground each`]
      : []),
    ...level('grids', grids, bounds.grid),
    ...level('microgrids', microgrids, bounds.microgrid),
    `buildings divided between microgrids by entrance: ${report.buildingsSplit}`,
    ...(moved
      ? [
          `against the plan in force: ${moved.gridHouseholds} households change grid (${percent(moved.gridShare)}), ` +
            `${moved.microgridHouseholds} change microgrid (${percent(moved.microgridShare)})`,
        ]
      : []),
    ...(pinned.buildings + pinned.units > 0 ? [`pinned: ${pinned.units} units, ${pinned.buildings} buildings`] : []),
  ]
}
