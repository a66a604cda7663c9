import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of processor time the database server of this backend has used so far, all its processes; Linux only. */
export function databaseTime(backend: number): number {
  const server = fieldsOf(backend)[1] ?? 0
  let ticks = 0
  // Ended ones are counted by the server itself.
  const own = fieldsOf(server)
  ticks += (own[11] ?? 0) + (own[12] ?? 0) + (own[13] ?? 0) + (own[14] ?? 0)
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const fields = fieldsOf(Number(name))
      if (fields[1] === server) ticks += (fields[11] ?? 0) + (fields[12] ?? 0)
    } catch {
      // Ended meanwhile.
    }
  }
  return ticks * 10
}

/** Milliseconds of processor time this process has used so far. */
export function ownTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** What follows the name in `/proc/<pid>/stat`: state, parent, … */
function fieldsOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
}
