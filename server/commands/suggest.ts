import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import type { Example } from '../modules/cases/suggestions/count.rules.ts'
import type { Figures } from '../modules/cases/suggestions/evaluation.rules.ts'

interface EvalOptions {
  train?: string
  test?: string
  crossValidate?: string
  folds: string
  seed: string
}

/** What `suggest eval` says of a model, beside its figures. Seconds are of processor time; the wall clock stands apart. */
interface Measured {
  trainedOn: number
  features: number
  trainingSeconds: number
  trainingWallSeconds: number
  peakMemoryMb: number
}

/** `doorstep suggest eval`: how well categories are suggested, measured on files, without a database. */
export function register(program: Command): void {
  const suggest = program.command('suggest').description('how well categories are suggested from words')
  suggest
    .command('eval')
    .description(
      'learn from one table of texts and be tested on another, or in turn on the parts of one (columns category and tokens, or text; tab-separated, also .gz)',
    )
    .option('--train <file>', 'texts to learn from')
    .option('--test <file>', 'texts to be tested on')
    .option('--cross-validate <file>', 'learn from all parts of this file but one, for each part in turn')
    .option('--folds <number>', 'parts of the file, each with its share of every category', '5')
    .option('--seed <number>', 'how the parts are drawn', '1')
    .action(
      action<EvalOptions>(async ({ options, out }) => {
        const { train, test, crossValidate } = options
        if (crossValidate === undefined ? !train || !test : train || test)
          throw new Failure('Give either --train and --test, or --cross-validate.')
        const { readLabelled, LabelledFileError } = await import('../modules/cases/suggestions/labelled.ts')
        const read = (file: string) => {
          try {
            return readLabelled(file)
          } catch (error) {
            throw error instanceof LabelledFileError ? new Failure(error.message) : error
          }
        }
        const { figures, measured } =
          crossValidate === undefined
            ? await judgeOther(read(train as string), read(test as string))
            : await judgeInTurn(read(crossValidate), {
                folds: whole(options.folds, '--folds', 2, 20),
                seed: whole(options.seed, '--seed', 0, 2 ** 31),
                progress: out.progress,
              })
        out.result({ ...figures, ...measured }, linesOf(figures, measured))
      }),
    )
}

async function judgeOther(train: Example[], test: Example[]): Promise<{ figures: Figures; measured: Measured }> {
  checkCategories(train)
  const rules = await import('../modules/cases/suggestions/evaluation.rules.ts')
  const { result, ...took } = timed(() => rules.train(train))
  const labels = [...new Set([...train, ...test].map((example) => example.label))].sort()
  const figures = rules.figuresOf(rules.judge(result.model, test, labels), labels)
  return {
    figures,
    measured: { trainedOn: train.length, features: result.model.features.size, ...took, peakMemoryMb: peakMemory() },
  }
}

async function judgeInTurn(
  examples: Example[],
  given: { folds: number; seed: number; progress: (text: string) => void },
): Promise<{ figures: Figures; measured: Measured }> {
  checkCategories(examples)
  if (examples.length < given.folds) throw new Failure(`There are fewer texts than the ${given.folds} parts asked for.`)
  const rules = await import('../modules/cases/suggestions/evaluation.rules.ts')
  // What one training on everything costs is measured by itself: that is what a district waits for.
  const { result, ...took } = timed(() => rules.train(examples))
  const figures = rules.crossValidate(examples, {
    ...given,
    onFold: (fold) => given.progress(`part ${fold} of ${given.folds}`),
  })
  return {
    figures,
    measured: { trainedOn: examples.length, features: result.model.features.size, ...took, peakMemoryMb: peakMemory() },
  }
}

function timed<T>(work: () => T): { result: T; trainingSeconds: number; trainingWallSeconds: number } {
  const before = process.cpuUsage()
  const began = performance.now()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return {
    result,
    trainingSeconds: rounded((user + system) / 1e6, 2),
    trainingWallSeconds: rounded((performance.now() - began) / 1e3, 2),
  }
}

const peakMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1024)
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

function checkCategories(examples: readonly Example[]): void {
  if (new Set(examples.map((example) => example.label)).size < 2)
    throw new Failure('All texts to learn from are of one category: there is nothing to tell apart.')
}

function whole(text: string, name: string, least: number, most: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Failure(`${name} must be a whole number from ${least} to ${most}.`)
  return value
}

function linesOf(figures: Figures, measured: Measured): string[] {
  const share = (value: number) => value.toFixed(4)
  const wide = Math.max(8, ...figures.labels.map(({ label }) => widthOf(label)))
  const cell = (value: string | number) => String(value).padStart(10)
  return [
    `texts      ${figures.texts} (learnt from ${measured.trainedOn}, ${measured.features} words, pairs and parts of words kept)`,
    `accuracy   ${share(figures.accuracy)}`,
    `macro-F1   ${share(figures.macroF1)}`,
    `top-3 hit  ${share(figures.top3)}`,
    `training   ${measured.trainingSeconds} s of processor time (${measured.trainingWallSeconds} s by the clock)`,
    `memory     ${measured.peakMemoryMb} MB at most`,
    '',
    `${filled('category', wide)}${['texts', 'precision', 'recall', 'F1'].map(cell).join('')}`,
    ...figures.labels.map(
      ({ label, texts, precision, recall, f1 }) =>
        `${filled(label, wide)}${[texts, share(precision), share(recall), share(f1)].map(cell).join('')}`,
    ),
    '',
    `calibration: said and found differ by ${share(figures.calibrationError)} on average`,
    `${filled('how sure', wide)}${['texts', 'said', 'found'].map(cell).join('')}`,
    ...figures.calibration.map(
      ({ from, to, texts, said, right }) =>
        `${filled(`${from}–${to}`, wide)}${[texts, share(said), share(right)].map(cell).join('')}`,
    ),
  ]
}

/** Columns a text takes in a terminal: Chinese characters are two wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u2E80-\uFFEF]/.test(letter) ? 2 : 1), 0)
const filled = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
