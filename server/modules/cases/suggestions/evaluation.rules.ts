import type { Example } from './count.rules.ts'
import { type Counted, count } from './count.rules.ts'
import { seeded } from './linear.rules.ts'
import { fewestReporters, learn, type Model, modelOf, scoresOf, scoresOfCounted, sharesOf } from './model.rules.ts'

/** How well one category was told from the others. */
export interface LabelFigures {
  label: string
  /** Texts of the category, and how many were put into it. */
  texts: number
  guessed: number
  precision: number
  recall: number
  f1: number
}

/** How well texts that were not learnt from were put into categories. */
export interface Figures {
  texts: number
  accuracy: number
  macroF1: number
  /** Share of texts whose category was among the first three. */
  top3: number
  labels: LabelFigures[]
  /** Texts by how sure the model said it was: said and found should agree. */
  calibration: { from: number; to: number; texts: number; said: number; right: number }[]
  /** Mean distance between said and found. */
  calibrationError: number
}

/** A text that was not learnt from: what it is, and what was said of it. */
export interface Judged {
  label: string
  /** Shares in the order of `labels`. */
  shares: Float64Array
}

/** Puts each example into one of `folds` parts so that every label is spread evenly. The same seed gives the same parts. */
export function spread(labels: readonly string[], folds: number, seed: number): Int8Array {
  const random = seeded(seed)
  const byLabel = new Map<string, number[]>()
  labels.forEach((label, i) => {
    const list = byLabel.get(label)
    if (list) list.push(i)
    else byLabel.set(label, [i])
  })
  const parts = new Int8Array(labels.length)
  let next = 0
  for (const list of byLabel.values()) {
    for (let i = list.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      const kept = list[i] as number
      list[i] = list[j] as number
      list[j] = kept
    }
    // Going on where the last label ended keeps the parts equal when labels are many and small.
    for (const i of list) parts[i] = next++ % folds
  }
  return parts
}

/** Learns as the house does it: a model of all examples, made honest about how sure it is, and its figures on texts held out. */
export function train(examples: readonly Example[], folds = 3): { model: Model; figures: Figures } {
  const counted = count(examples, fewestReporters)
  const held = holdOut(counted, folds)
  const sharpness = sharpnessOf(held)
  const model = modelOf(learn(counted, [...examples.keys()]), counted, sharpness)
  const judged = held.map(({ one, scores }) => ({
    label: counted.labels[one] as string,
    shares: sharesOf(scores, sharpness),
  }))
  return { model, figures: figuresOf(judged, counted.labels) }
}

interface Held {
  /** Number of the label. */
  one: number
  scores: Float64Array
}

/** Scores of each example by lines that have not seen its part. */
function holdOut(counted: Counted, folds: number): Held[] {
  const parts = spread(
    Array.from(counted.classes, (one) => counted.labels[one] as string),
    folds,
    7,
  )
  const all = [...parts.keys()]
  return Array.from({ length: folds }).flatMap((_, part) => {
    const learnt = learn(
      counted,
      all.filter((i) => parts[i] !== part),
    )
    const others = all.filter((i) => parts[i] === part)
    const scores = scoresOfCounted(learnt, counted, others)
    return others.map((i, n) => ({ one: counted.classes[i] as number, scores: scores[n] as Float64Array }))
  })
}

/** The factor under which the shares of texts held out are likeliest: golden section between hardly and very sure. */
function sharpnessOf(held: readonly Held[]): number {
  if (held.length === 0) return 1
  const surprise = (log: number) => {
    const sharpness = Math.exp(log)
    let sum = 0
    for (const { one, scores } of held) sum -= Math.log(Math.max(1e-12, sharesOf(scores, sharpness)[one] as number))
    return sum
  }
  const golden = (Math.sqrt(5) - 1) / 2
  let low = Math.log(0.2)
  let high = Math.log(20)
  for (let i = 0; i < 24; i++) {
    const left = high - golden * (high - low)
    const right = low + golden * (high - low)
    if (surprise(left) < surprise(right)) high = right
    else low = left
  }
  return Math.exp((low + high) / 2)
}

/** Texts put into categories by models that have not seen them: `folds` models, each calibrated inside its own part alone. */
export function crossValidate(
  examples: readonly Example[],
  given: { folds: number; seed: number; onFold?: (fold: number) => void },
): Figures {
  const parts = spread(
    examples.map((example) => example.label),
    given.folds,
    given.seed,
  )
  const labels = [...new Set(examples.map((example) => example.label))].sort()
  const judged: Judged[] = []
  for (let fold = 0; fold < given.folds; fold++) {
    const { model } = train(examples.filter((_, i) => parts[i] !== fold))
    judged.push(
      ...judge(
        model,
        examples.filter((_, i) => parts[i] === fold),
        labels,
      ),
    )
    given.onFold?.(fold + 1)
  }
  return figuresOf(judged, labels)
}

/** What a model says of texts, in the order of `labels`, which may be more than it knows. */
export function judge(model: Model, examples: readonly Example[], labels: readonly string[]): Judged[] {
  const place = labels.map((label) => model.labels.indexOf(label))
  return examples.map(({ label, words }) => {
    const shares = sharesOf(scoresOf(model, words), model.sharpness)
    return { label, shares: Float64Array.from(place, (at) => (at < 0 ? 0 : (shares[at] as number))) }
  })
}

const bands = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const

/** The figures of texts that were judged. */
export function figuresOf(judged: readonly Judged[], labels: readonly string[]): Figures {
  const said = judged.map(({ label, shares }) => {
    const order = [...shares.keys()].sort((a, b) => (shares[b] as number) - (shares[a] as number))
    const [first = 0] = order
    return {
      label,
      guess: labels[first] as string,
      sure: shares[first] as number,
      inThree: order.slice(0, 3).some((at) => labels[at] === label),
    }
  })
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
  const perLabel = labels.map((label) => {
    const texts = said.filter((one) => one.label === label).length
    const guessed = said.filter((one) => one.guess === label).length
    const right = said.filter((one) => one.label === label && one.guess === label).length
    const [precision, recall] = [share(right, guessed), share(right, texts)]
    return { label, texts, guessed, precision, recall, f1: share(2 * precision * recall, precision + recall) }
  })
  // A label that no text has can be neither found nor missed.
  const counted = perLabel.filter(({ texts }) => texts > 0)
  const calibration = bands.slice(0, -1).flatMap((from, index) => {
    const to = bands[index + 1] as number
    const within = said.filter(({ sure }) => sure >= from && (sure < to || to === 1))
    if (within.length === 0) return []
    return {
      from,
      to,
      texts: within.length,
      said: within.reduce((sum, { sure }) => sum + sure, 0) / within.length,
      right: share(within.filter((one) => one.label === one.guess).length, within.length),
    }
  })
  return {
    texts: said.length,
    accuracy: share(said.filter((one) => one.label === one.guess).length, said.length),
    macroF1: share(
      counted.reduce((sum, { f1 }) => sum + f1, 0),
      counted.length,
    ),
    top3: share(said.filter((one) => one.inThree).length, said.length),
    labels: perLabel,
    calibration,
    calibrationError: share(
      calibration.reduce((sum, band) => sum + band.texts * Math.abs(band.said - band.right), 0),
      said.length,
    ),
  }
}
