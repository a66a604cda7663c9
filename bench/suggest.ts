/**
 * How well categories are suggested, and what learning costs, on a table of labelled texts: five-fold cross-validation.
 * `npm run bench -- suggest FILE [--json]`; the file has the columns category and tokens (or text), tab-separated, also .gz.
 */
import { crossValidate, train } from '../server/modules/cases/suggestions/evaluation.rules.ts'
import { readLabelled } from '../server/modules/cases/suggestions/labelled.ts'

const file = process.argv.slice(2).find((word) => !word.startsWith('-'))
if (!file) {
  console.error('Name a file: npm run bench -- suggest FILE')
  process.exit(2)
}
const examples = readLabelled(file)
const before = process.cpuUsage()
const { model } = train(examples)
const { user, system } = process.cpuUsage(before)
const figures = crossValidate(examples, { folds: 5, seed: 1 })
const round = (value: number) => Number(value.toFixed(4))
const result = {
  bench: 'suggest',
  texts: examples.length,
  features: model.features.size,
  macroF1: round(figures.macroF1),
  accuracy: round(figures.accuracy),
  top3: round(figures.top3),
  calibrationError: round(figures.calibrationError),
  trainingSecondsOfProcessor: Number(((user + system) / 1e6).toFixed(2)),
  peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  met: figures.macroF1 >= 0.9 && (user + system) / 1e6 <= 10,
}
if (process.argv.includes('--json')) console.log(JSON.stringify(result))
else {
  console.table({
    'macro-F1': { measured: result.macroF1, 'must reach': 0.9 },
    accuracy: { measured: result.accuracy },
    'among the first three': { measured: result.top3 },
    'training, s of processor': { measured: result.trainingSecondsOfProcessor, 'must reach': 10 },
    'memory, MB': { measured: result.peakMemoryMb },
  })
  console.log(`${result.texts} texts, ${result.features} features: ${result.met ? 'met' : 'MISSED'}`)
}
process.exitCode = result.met ? 0 : 1
