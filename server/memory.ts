import type { Server } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** How often it is looked whether the process rests, and how many questions are a rest all the same: somebody watches health. */
const every = 60_000
const fewQuestions = 30
/** After so many there is something to give back. */
const manyQuestions = 500
/** Milliseconds after the start: what came with reading the program is no longer needed then. */
const afterStart = 3_000

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

/**
 * Gives memory back to the machine while hardly anybody asks for anything. Reading the program and a busy hour leave a heap
 * three times what is in use, and V8 lets go of it only when it runs short itself: beside a database on a small machine that is
 * 80 MB for nothing. Takes a tenth of a second, once after the start and once after each busy time.
 */
export function giveBackWhenResting(server: Server): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as Collect
  const collect = () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  let questions = 0
  let atLastLook = 0
  let atLastCollection = 0
  server.on('request', () => {
    questions++
  })
  const first = setTimeout(collect, afterStart)
  const timer = setInterval(() => {
    const isResting = questions - atLastLook <= fewQuestions
    atLastLook = questions
    if (!isResting || questions - atLastCollection < manyQuestions) return
    atLastCollection = questions
    collect()
  }, every)
  first.unref()
  timer.unref()
  server.on('close', () => {
    clearTimeout(first)
    clearInterval(timer)
  })
}
