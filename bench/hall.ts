/**
 * How long visitors of a one-stop hall wait: 500 a day through 15 counters, by the rule of the hall beside plain first come, first
 * served, the same people on the same days. Deterministic by seed; no database, no clock.
 * `npm run bench -- hall [--days 20] [--visitors 500] [--bound 8] [--seed 1] [--json]`
 */
import { parseArgs } from 'node:util'
import { type Simulated, simulate, type WaitedGroup } from '../server/modules/hall/queue/simulation.ts'

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '20' },
    visitors: { type: 'string', default: '500' },
    bound: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
  },
})
const [days, visitors, bound, seed] = [values.days, values.visitors, values.bound, values.seed].map(Number) as [
  ...[number, number, number, number],
]

const groups = ['all', 'priority', 'appointments', 'others'] as const
const middle = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** The middle day of each figure; of the longest wait the worst day, too. */
function summed(all: readonly Simulated[]) {
  const of = (group: (typeof groups)[number], figure: keyof WaitedGroup) => all.map((each) => each[group][figure])
  return {
    ...Object.fromEntries(
      groups.map((group) => [
        group,
        {
          ...{
            visitors: middle(of(group, 'visitors')),
            median: middle(of(group, 'median')),
            p90: middle(of(group, 'p90')),
          },
          ...{ longest: middle(of(group, 'longest')), worst: Math.max(...of(group, 'longest')) },
        },
      ]),
    ),
    mostBehind: Math.max(...all.map(({ mostBehind }) => mostBehind)),
    busy: Number(middle(all.map(({ busy }) => busy)).toFixed(2)),
  } as Record<(typeof groups)[number], Record<string, number>> & { mostBehind: number; busy: number }
}

const wanted = Array.from({ length: days }, (_, n) => ({ seed: seed + n, visitors, bound }))
const ruled = summed(wanted.map((day) => simulate(day)))
const plain = summed(wanted.map((day) => simulate(day, true)))

if (values.json) console.log(JSON.stringify({ days, visitors, bound, seed, ruled, plain }))
else {
  console.log(`${days} days of ${visitors} visitors, counters busy ${ruled.busy} of their time; minutes of waiting`)
  console.table(
    groups.flatMap((group) => [
      { queue: 'by the rule', group, ...ruled[group] },
      { queue: 'first come', group, ...plain[group] },
    ]),
  )
  console.log(
    `Most later arrivals anybody waited behind: ${ruled.mostBehind} (bound ${bound}); first come: ${plain.mostBehind}`,
  )
}
