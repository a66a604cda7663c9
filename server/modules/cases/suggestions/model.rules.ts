import type { Counted } from './count.rules.ts'
import { featuresOf, featuresOfWord, isWord, pairOf } from './features.rules.ts'
import { type Lines, learnLines, type Rows } from './linear.rules.ts'

/** What was learnt. Holds no text and no order of texts: features many reporters used, with a weight a category. */
export interface Model {
  labels: readonly string[]
  /** Features by their number. */
  features: ReadonlyMap<string, number>
  /** How rare each feature is: the factor of its count. */
  rarity: Float32Array
  /** Per label and feature, in steps of `step`: two bytes each, so that many tenants fit into memory. */
  weights: readonly Int16Array[]
  steps: Float32Array
  bias: Float32Array
  /** How far apart scores are pulled before they are read as shares; found on texts the lines had not seen. */
  sharpness: number
}

/** One answer: a category, and how likely it is the right one. */
export interface Guess {
  label: string
  confidence: number
}

/** A word is kept when at least so many different reporters used it: nobody's own words can be read from a model. */
export const fewestReporters = 5
/** Features kept at most: those that most reporters used. */
const mostFeatures = 40_000
/** Weights of a model at most; with very many categories it keeps fewer features. */
const mostWeights = 4_000_000

/** Lines over the features worth keeping, before they become a model. */
export interface Learnt {
  lines: Lines
  /** Number of each counted feature among those kept, -1 for the others. */
  place: Int32Array
  /** The counted features that were kept, and how rare each is. */
  kept: readonly number[]
  rarity: Float32Array
}

/** Learns from some of the counted examples (`which`: their positions). Nothing of the others has a part in it. */
export function learn(counted: Counted, which: readonly number[]): Learnt {
  const worth = featuresWorthKeeping(counted, which)
  const place = new Int32Array(counted.features).fill(-1)
  const rarity = new Float32Array(worth.length)
  worth.forEach(({ feature, texts }, index) => {
    place[feature] = index
    rarity[index] = Math.log((1 + which.length) / (1 + texts)) + 1
  })
  const lines = learnLines({
    rows: rowsOf(counted, which, { place, rarity }),
    classes: Int32Array.from(which, (i) => counted.classes[i] as number),
    classCount: counted.labels.length,
    featureCount: worth.length,
  })
  return { lines, place, kept: worth.map(({ feature }) => feature), rarity }
}

/** Scores of counted examples by lines that were learnt, in the order of the labels. */
export function scoresOfCounted(learnt: Learnt, counted: Counted, which: readonly number[]): Float64Array[] {
  const { ends, features, values } = rowsOf(counted, which, learnt)
  const { weights, bias } = learnt.lines
  let from = 0
  return which.map((_, row) => {
    const scores = Float64Array.from(bias)
    const end = ends[row] as number
    weights.forEach((line, one) => {
      let sum = 0
      for (let p = from; p < end; p++) sum += (line[features[p] as number] as number) * (values[p] as number)
      scores[one] = (scores[one] as number) + sum
    })
    from = end
    return scores
  })
}

/** What was learnt in the shape that is kept. `sharpness`: see `Model`. */
export function modelOf(learnt: Learnt, counted: Counted, sharpness: number): Model {
  const { lines, kept, rarity } = learnt
  const steps = Float32Array.from(
    lines.weights,
    (line) => line.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 32_767,
  )
  return {
    labels: counted.labels,
    features: new Map(kept.map((feature, index) => [counted.nameOf(feature), index])),
    rarity,
    weights: lines.weights.map((line, one) =>
      Int16Array.from(line, (weight) => Math.round(weight / (steps[one] as number))),
    ),
    steps,
    bias: lines.bias,
    sharpness,
  }
}

/** Features that enough different reporters used, the commonest first where there are too many. */
function featuresWorthKeeping({ features, texts, reporters, labels }: Counted, which: readonly number[]) {
  const byReporter = [...which].sort((a, b) => (reporters[a] as number) - (reporters[b] as number))
  const last = new Int32Array(features).fill(-1)
  const people = new Int32Array(features)
  const inTexts = new Int32Array(features)
  for (const i of byReporter) {
    const reporter = reporters[i] as number
    for (const feature of (texts[i] as Counted['texts'][number]).features) {
      inTexts[feature] = (inTexts[feature] as number) + 1
      if (last[feature] === reporter) continue
      last[feature] = reporter
      people[feature] = (people[feature] as number) + 1
    }
  }
  const kept: { feature: number; texts: number }[] = []
  people.forEach((count, feature) => {
    if (count >= fewestReporters) kept.push({ feature, texts: inTexts[feature] as number })
  })
  const most = Math.min(mostFeatures, Math.floor(mostWeights / Math.max(1, labels.length)))
  if (kept.length <= most) return kept
  return kept.sort((a, b) => b.texts - a.texts || a.feature - b.feature).slice(0, most)
}

/** Counts as numbers of length one: the more often the more, but ever less so; the rarer the more. */
function rowsOf(
  { texts }: Counted,
  which: readonly number[],
  known: { place: Int32Array; rarity: Float32Array },
): Rows {
  const { place, rarity } = known
  let size = 0
  for (const i of which) size += (texts[i] as Counted['texts'][number]).features.length
  const ends = new Int32Array(which.length)
  const features = new Int32Array(size)
  const values = new Float32Array(size)
  let end = 0
  which.forEach((i, row) => {
    const text = texts[i] as Counted['texts'][number]
    const from = end
    let square = 0
    for (let p = 0; p < text.features.length; p++) {
      const feature = place[text.features[p] as number] as number
      if (feature < 0) continue
      const value = weighed(text.counts[p] as number, rarity[feature] as number)
      features[end] = feature
      values[end++] = value
      square += value * value
    }
    const long = Math.sqrt(square) || 1
    for (let p = from; p < end; p++) values[p] = (values[p] as number) / long
    ends[row] = end
  })
  return { ends, features: features.subarray(0, end), values: values.subarray(0, end) }
}

const weighed = (times: number, rarity: number): number => (1 + Math.log(times)) * rarity

/** The features of a text that the model knows, with their values. */
function read(model: Model, words: readonly string[]): { feature: number; value: number }[] {
  const row: { feature: number; value: number }[] = []
  let square = 0
  for (const [name, times] of featuresOf(words)) {
    const feature = model.features.get(name)
    if (feature === undefined) continue
    const value = weighed(times, model.rarity[feature] as number)
    row.push({ feature, value })
    square += value * value
  }
  const long = Math.sqrt(square) || 1
  for (const each of row) each.value /= long
  return row
}

/** How far the text lies on the side of each label, in the order of the model's labels. */
export function scoresOf(model: Model, words: readonly string[]): Float64Array {
  const row = read(model, words)
  return Float64Array.from(model.labels, (_, one) => {
    const line = model.weights[one] as Int16Array
    let sum = 0
    for (const { feature, value } of row) sum += (line[feature] as number) * value
    return sum * (model.steps[one] as number) + (model.bias[one] as number)
  })
}

/** Scores as shares of one, pulled apart by `sharpness`. */
export function sharesOf(scores: Float64Array, sharpness: number): Float64Array {
  const highest = Math.max(...scores)
  const parts = scores.map((score) => Math.exp(sharpness * (score - highest)))
  const sum = parts.reduce((all, part) => all + part, 0)
  return parts.map((part) => part / sum)
}

/** Every label with how likely it is, the likeliest first. Empty where the text has no word the model knows. */
export function guess(model: Model, words: readonly string[]): Guess[] {
  if (!words.some((word) => model.features.has(word))) return []
  const shares = sharesOf(scoresOf(model, words), model.sharpness)
  return model.labels
    .map((label, one) => ({ label, confidence: shares[one] as number }))
    .sort((a, b) => b.confidence - a.confidence || (a.label < b.label ? -1 : 1))
}

/** The words of the text that spoke for a label, the strongest first: what a person is shown as the reason. */
export function wordsFor(model: Model, given: { words: readonly string[]; label: string; atMost: number }): string[] {
  const one = model.labels.indexOf(given.label)
  const line = model.weights[one]
  if (!line) return []
  const weightOf = (feature: string) => {
    const at = model.features.get(feature)
    return at === undefined ? 0 : (line[at] as number) * (model.rarity[at] as number)
  }
  const strength = new Map<string, number>()
  const add = (word: string, weight: number) => strength.set(word, (strength.get(word) ?? 0) + weight)
  const { words } = given
  words.forEach((word, at) => {
    if (strength.has(word)) return
    for (const feature of featuresOfWord(word)) add(word, weightOf(feature))
    const next = words[at + 1]
    if (next === undefined) return
    add(word, weightOf(pairOf(word, next)) / 2)
  })
  // Only words the model itself knows: no reason is made of characters inside somebody's own word.
  return [...strength]
    .filter(([word, weight]) => weight > 0 && model.features.has(word) && word.length > 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, given.atMost)
    .map(([word]) => word)
}

/** The words that speak most for each label: how a model is explained to whoever looks after it. */
export function wordsOfLabel(model: Model, label: string, atMost: number): string[] {
  const line = model.weights[model.labels.indexOf(label)]
  if (!line) return []
  return [...model.features]
    .flatMap(([feature, at]) =>
      isWord(feature) && feature.length > 1 && (line[at] as number) > 0
        ? [{ feature, weight: (line[at] as number) * (model.rarity[at] as number) }]
        : [],
    )
    .sort((a, b) => b.weight - a.weight)
    .slice(0, atMost)
    .map(({ feature }) => feature)
}
