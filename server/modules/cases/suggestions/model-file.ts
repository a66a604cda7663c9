import { promisify } from 'node:util'
import { gunzip, gzipSync } from 'node:zlib'
import type { Model } from './model.rules.ts'

const unzip = promisify(gunzip)

/** Shape of the bytes; another number is not read. */
const format = 1

interface Written {
  format: number
  labels: readonly string[]
  features: string[]
  sharpness: number
  rarity: string
  steps: string
  bias: string
  weights: string[]
}

type Numbers = Float32Array | Int16Array

const packed = (numbers: Numbers): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')

function unpacked(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64')
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

/** A model as bytes to be kept. */
export function writeModel(model: Model): Buffer {
  const written: Written = {
    format,
    labels: model.labels,
    features: [...model.features.keys()],
    sharpness: model.sharpness,
    rarity: packed(model.rarity),
    steps: packed(model.steps),
    bias: packed(model.bias),
    weights: model.weights.map(packed),
  }
  return gzipSync(JSON.stringify(written))
}

/** The model that was written, or undefined where another release wrote it in a shape that is not read any more. */
export async function findModelIn(bytes: Buffer): Promise<Model | undefined> {
  const written = JSON.parse((await unzip(bytes)).toString('utf8')) as Written
  if (written.format !== format) return undefined
  return {
    labels: written.labels,
    features: new Map(written.features.map((feature, index) => [feature, index])),
    rarity: new Float32Array(unpacked(written.rarity)),
    steps: new Float32Array(unpacked(written.steps)),
    bias: new Float32Array(unpacked(written.bias)),
    weights: written.weights.map((weights) => new Int16Array(unpacked(weights))),
    sharpness: written.sharpness,
  }
}

/** Bytes of memory a model takes, near enough to keep many of them in bounds. */
export const sizeOf = (model: Model): number => model.features.size * (60 + 4 + 2 * model.labels.length)
