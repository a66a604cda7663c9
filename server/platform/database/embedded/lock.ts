import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedError } from './error.ts'
import { markOf, type ProcessMark, stillLives } from './process.ts'

interface Holder extends ProcessMark {
  since: string
}

/** Somebody else runs on this data folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
  readonly pid: number

  constructor(dataDir: string, holder: Holder) {
    super(
      `Doorstep is already running on ${dataDir} (process ${holder.pid}, since ${holder.since}). ` +
        'Stop that one first, or choose another folder with --data.',
    )
    this.pid = holder.pid
  }
}

/**
 * Takes the data folder for this process until the given function is called. A lock left behind by a process that was
 * killed is taken over. Throws AlreadyRunning.
 */
export function lockFolder(dataDir: string): () => void {
  const file = join(dataDir, 'lock')
  const mark = markOf()
  if (mark === undefined) throw new EmbeddedError('This process can not see itself')
  const own = JSON.stringify({ ...mark, since: new Date().toISOString() } satisfies Holder)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, own, { mode: 0o644 })
  try {
    // Each turn either takes the lock, finds a living holder, or clears away a dead one.
    while (!tryLink(draft, file)) {
      const text = readText(file)
      if (text === undefined) continue
      const holder = parse(text)
      if (holder && stillLives(holder)) throw new AlreadyRunning(dataDir, holder)
      clearAway(file, text)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return () => {
    if (readText(file) === own) rmSync(file, { force: true })
  }
}

/** The process that runs on a data folder now, if any. */
export function holderOf(dataDir: string): ProcessMark | undefined {
  const holder = parse(readText(join(dataDir, 'lock')) ?? '')
  return holder && stillLives(holder) ? holder : undefined
}

/** A link appears with its content, whole, or not at all: nobody ever reads half a lock. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Two may find the same dead lock: the slower one must not remove what the quicker one has put there since. */
function clearAway(file: string, dead: string): void {
  const aside = `${file}.${process.pid}.dead`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (readText(aside) !== dead) tryLink(aside, file)
  rmSync(aside, { force: true })
}

function parse(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
