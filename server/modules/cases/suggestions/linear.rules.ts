/** Texts as numbers, one behind the other: which features each has, and how strongly. Text `i` ends before `ends[i]`. */
export interface Rows {
  ends: Int32Array
  features: Int32Array
  values: Float32Array
}

/** What a learner gets: rows, and for each the number of its class. */
export interface Lesson {
  rows: Rows
  classes: Int32Array
  /** How many classes and how many features there are. */
  classCount: number
  featureCount: number
}

/** One straight line a class: a weight a feature, and where it starts. */
export interface Lines {
  weights: Float32Array[]
  bias: Float32Array
}

/** How hard a mistake on a row is held against a line. Fixed by measuring on other folds, as are the two below. */
const cost = 0.3
/** How much a feature's part in the class against its part in the others scales it; the rest stays as it is. */
const ratioShare = 0.8
/** How much more a mistake on a row of a rare class counts: by how many times rarer it is, to this power. */
const evening = 0.3
const rounds = 8
/** A round that moves no row further than this has nothing left to say. */
const settled = 0.05

/** The same numbers each time, so that the same cases give the same model. */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Learns one line a class against all others: a linear support vector machine on values scaled by the log-count ratio of naive
 * Bayes (Wang and Manning 2012), solved by dual coordinate descent (Hsieh et al. 2008). Deterministic.
 */
export function learnLines(lesson: Lesson): Lines {
  const { classCount } = lesson
  const weights: Float32Array[] = []
  const bias = new Float32Array(classCount)
  for (let one = 0; one < classCount; one++) {
    const line = learnOne(lesson, one)
    weights.push(line.weights)
    bias[one] = line.bias
  }
  return { weights, bias }
}

function learnOne(lesson: Lesson, one: number): { weights: Float32Array; bias: number } {
  const { rows, classes, featureCount } = lesson
  const { ends, features } = rows
  const scale = ratiosOf(lesson, one)
  const values = new Float32Array(rows.values.length)
  for (let p = 0; p < values.length; p++)
    values[p] = (rows.values[p] as number) * (scale[features[p] as number] as number)
  const own = classes.reduce((sum, each) => sum + (each === one ? 1 : 0), 0)
  const without = 0.5 / cost
  const within = without * (Math.max(1, own) / Math.max(1, classes.length - own)) ** evening
  const square = squaresOf(ends, values)
  const weights = new Float64Array(featureCount)
  const alpha = new Float64Array(ends.length)
  const order = Int32Array.from(ends.keys())
  const random = seeded(one + 1)
  let bias = 0
  let active = order.length
  let limit = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    shuffle(order, active, random)
    let steepest = 0
    let highest = 0
    for (let n = 0; n < active; n++) {
      const i = order[n] as number
      const from = i === 0 ? 0 : (ends[i - 1] as number)
      const end = ends[i] as number
      const side = classes[i] === one ? 1 : -1
      const slack = side > 0 ? within : without
      let score = bias
      for (let p = from; p < end; p++) score += (weights[features[p] as number] as number) * (values[p] as number)
      const before = alpha[i] as number
      const slope = side * score - 1 + before * slack
      if (before === 0 && slope > 0) {
        // Far on its own side: it will not matter again, so it is left out of the rounds to come.
        if (slope > limit) {
          active--
          order[n] = order[active] as number
          order[active] = i
          n--
        }
        continue
      }
      highest = Math.max(highest, slope)
      steepest = Math.max(steepest, Math.abs(slope))
      const after = Math.max(0, before - slope / ((square[i] as number) + slack))
      if (after === before) continue
      alpha[i] = after
      const step = (after - before) * side
      for (let p = from; p < end; p++) {
        const feature = features[p] as number
        weights[feature] = (weights[feature] as number) + step * (values[p] as number)
      }
      bias += step
    }
    if (steepest < settled) break
    limit = highest > 0 ? highest : Number.POSITIVE_INFINITY
  }
  const told = new Float32Array(featureCount)
  for (let j = 0; j < featureCount; j++) told[j] = (weights[j] as number) * (scale[j] as number)
  return { weights: told, bias }
}

/** The squared length of each row, one more for where the line starts. */
function squaresOf(ends: Int32Array, values: Float32Array): Float64Array {
  const squares = new Float64Array(ends.length)
  let p = 0
  for (let i = 0; i < ends.length; i++) {
    let sum = 1
    for (const end = ends[i] as number; p < end; p++) sum += (values[p] as number) ** 2
    squares[i] = sum
  }
  return squares
}

/** How much more, or less, often each feature stands in texts of the class than in the others, as a factor of its value. */
function ratiosOf({ rows, classes, featureCount }: Lesson, one: number): Float32Array {
  const { ends, features } = rows
  const within = new Float64Array(featureCount).fill(1)
  const without = new Float64Array(featureCount).fill(1)
  let sumWithin = featureCount
  let sumWithout = featureCount
  let p = 0
  for (let i = 0; i < ends.length; i++) {
    const from = p
    const end = ends[i] as number
    const counts = classes[i] === one ? within : without
    for (; p < end; p++) counts[features[p] as number] = (counts[features[p] as number] as number) + 1
    if (counts === within) sumWithin += end - from
    else sumWithout += end - from
  }
  const balance = Math.log(sumWithout / sumWithin)
  const ratios = new Float32Array(featureCount)
  for (let j = 0; j < featureCount; j++) {
    const ratio = Math.abs(Math.log((within[j] as number) / (without[j] as number)) + balance)
    ratios[j] = ratioShare * ratio + (1 - ratioShare)
  }
  return ratios
}

function shuffle(order: Int32Array, active: number, random: () => number): void {
  for (let i = active - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i] as number
    order[i] = order[j] as number
    order[j] = kept
  }
}
