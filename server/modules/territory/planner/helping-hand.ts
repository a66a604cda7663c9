import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { type Done, doJob, type Given, type Hand, type JobName } from './jobs.rules.ts'

/** What the helping thread is asked: one job, or its share of several, whose turns both threads draw from one counter. */
export interface Asked {
  name: JobName
  given: readonly unknown[]
  turns: SharedArrayBuffer
}

/** Outcomes by number of the job, or what broke. */
export type Answer = { done: [nth: number, outcome: unknown][] } | { broke: unknown }

/** Signal between the threads: how many answers were given, and whether the planner is to stop. */
export interface Line {
  port: MessagePort
  answers: SharedArrayBuffer
}

/** A hand in another thread, asked over `line`. While it waits it looks at `check` ten times a second, which may throw. */
export function helpingHand({ port, answers }: Line, check: () => void): Hand {
  const count = new Int32Array(answers)
  const said = new Map<number, Answer>()
  let asked = 0
  let heard = 0
  const ask = (name: JobName, given: readonly unknown[], turns: SharedArrayBuffer): (() => [number, unknown][]) => {
    const number = asked++
    port.postMessage({ name, given, turns } satisfies Asked)
    return () => {
      for (;;) {
        for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
          said.set(heard++, next.message as Answer)
        const answer = said.get(number)
        if (answer) {
          said.delete(number)
          if ('broke' in answer) throw answer.broke
          return answer.done
        }
        check()
        Atomics.wait(count, 0, heard, 100)
      }
    }
  }
  return {
    begin: <Name extends JobName>(name: Name, given: Given<Name>) => {
      const wait = ask(name, [given], new SharedArrayBuffer(4))
      return () => wait()[0]?.[1] as Done<Name>
    },
    share: <Name extends JobName>(name: Name, given: readonly Given<Name>[], onDone?: (nth: number) => void) => {
      const turns = new SharedArrayBuffer(4)
      const outcomes = new Array<Done<Name>>(given.length)
      const wait = ask(name, given, turns)
      for (const nth of drawn(turns, given.length)) {
        outcomes[nth] = doJob(name, given[nth] as Given<Name>)
        onDone?.(nth)
      }
      for (const [nth, outcome] of wait()) outcomes[nth] = outcome as Done<Name>
      return outcomes
    },
  }
}

/** Answers on the other end of the line, until it is closed. */
export function lendHand({ port, answers }: Line): void {
  const count = new Int32Array(answers)
  port.on('message', ({ name, given, turns }: Asked) => {
    port.postMessage(answerTo(name, given, turns))
    Atomics.add(count, 0, 1)
    Atomics.notify(count, 0)
  })
}

function answerTo(name: JobName, given: readonly unknown[], turns: SharedArrayBuffer): Answer {
  try {
    const done: [number, unknown][] = []
    for (const nth of drawn(turns, given.length)) done.push([nth, doJob(name, given[nth] as Given<JobName>)])
    return { done }
  } catch (broke) {
    return { broke }
  }
}

/** Draws the next job that nobody has, until none is left. */
function* drawn(turns: SharedArrayBuffer, count: number): Generator<number> {
  const next = new Int32Array(turns)
  for (let nth = Atomics.add(next, 0, 1); nth < count; nth = Atomics.add(next, 0, 1)) yield nth
}
