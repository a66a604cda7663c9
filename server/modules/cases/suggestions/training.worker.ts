import { parentPort, workerData } from 'node:worker_threads'
import { train } from './evaluation.rules.ts'
import { wordsOfLabel } from './model.rules.ts'
import { findModelIn, writeModel } from './model-file.ts'
import { lessonsFrom, practiceOf } from './training.rules.ts'
import type { Trained, TrainingGiven } from './training.ts'
import { wordsOf } from './words.rules.ts'

// Learning takes seconds of arithmetic; here it keeps nobody waiting. What comes out holds no text.

const { cases, fewestCases, before, since } = workerData as TrainingGiven
const told = cases.map(({ text, names, label, reporter, acceptedAt }) => ({
  ...{ label, reporter, acceptedAt },
  words: wordsOf(text, names),
}))
const lessons = lessonsFrom(told, fewestCases)
const former = before ? await findModelIn(Buffer.from(before)) : undefined
const practice = former && since !== null ? practiceOf(former, told, since) : null
if (lessons.length === 0) {
  parentPort?.postMessage({ practice, model: null } satisfies Trained)
} else {
  const { model, figures } = train(lessons)
  const labels = figures.labels.map((each) => ({ ...each, words: wordsOfLabel(model, each.label, 12) }))
  parentPort?.postMessage({
    practice,
    model: { body: writeModel(model), cases: lessons.length, figures: { ...figures, labels } },
  } satisfies Trained)
}
