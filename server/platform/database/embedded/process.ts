import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Tells one process from a later one with the same number: a pid alone comes round again, and restarts with the machine. */
export interface ProcessMark {
  pid: number
  /** When it started, in the machine's own counting; empty where the machine won't say. */
  started: string
  /** The space its pid counts in: a container has its own. */
  space: string
}

/** Mark of a living process, by default this one; undefined when there is none. */
export function markOf(pid: number = process.pid): ProcessMark | undefined {
  if (!isAlive(pid)) return undefined
  return { pid, started: startOf(pid), space: ownSpace() }
}

/** True while exactly that process lives. One of another container counts as gone: nothing of it can be seen from here. */
export function stillLives(mark: ProcessMark): boolean {
  const now = markOf(mark.pid)
  return now !== undefined && now.started === mark.started && now.space === mark.space
}

/** True while a process of that number runs. One that has ended and waits to be collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return statOf(pid)?.[0] !== 'Z'
}

/** The command line of a process as far as it can be seen, else an empty text. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
  }
}

/** Waits until `is` gives something, looking every few ms; undefined when `ms` have passed. */
export async function until<Found>(is: () => Found | undefined | false, ms: number): Promise<Found | undefined> {
  const end = Date.now() + ms
  for (;;) {
    const found = is()
    if (found !== undefined && found !== false) return found
    if (Date.now() >= end) return undefined
    await sleep(10)
  }
}

/** State, parent … of `/proc/<pid>/stat`, after the name, which may hold anything. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function startOf(pid: number): string {
  // Field 22 of the whole line, counted from the state, which is field 3.
  const ticks = statOf(pid)?.[19]
  if (ticks !== undefined) return ticks
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

function ownSpace(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return ''
  }
}
