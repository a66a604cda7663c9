import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Disk } from 'flydrive'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { isUuid } from '../ids.ts'
import type { Examination } from './doctor.store.ts'
import { bad, type Check, type Finding, good, left, look } from './finding.ts'

/** Files looked at per tenant, newest first: each is a question to the storage. */
const filesLookedAt = 2_000
const day = 86_400_000

/** What a calendar of a district says that counts here. */
export interface DatedCalendar {
  code: string
  definition: unknown
}

/** What the checks of the contents go by. */
export interface ContentGiven {
  exam: Examination
  disk: Disk
  config: Config
  now: () => Date
  /** Calendars a district has that saved none of its own, by its time zone. */
  calendarsAtFirst: (timeZone: string) => DatedCalendar[]
}

/** Whether the work is done that nobody sees: events, jobs, clocks, backups, calendars, files. */
export function contentChecks(given: ContentGiven): Check[] {
  const { exam, now } = given
  const todo = 'Run the migrations first: npx doorstep migrate.'
  return [
    { name: 'events', todo, look: () => unlessStopped(exam, eventsOf) },
    { name: 'jobs', todo, look: () => unlessStopped(exam, jobsOf) },
    { name: 'clocks of cases', todo, look: () => unlessStopped(exam, clocksOf) },
    { name: 'backup', todo, look: async () => [backupOf(await exam.lastBackup(), now())] },
    { name: 'calendars', todo, look: () => calendarsOf(given) },
    { name: 'files', todo: 'Look whether the storage of files is there.', look: () => filesOf(given) },
  ]
}

/** While no server runs, work waits: nothing is wrong with it. */
async function unlessStopped(exam: Examination, lookAt: (exam: Examination) => Promise<Finding[]>): Promise<Finding[]> {
  const findings = await lookAt(exam)
  if ((await exam.servers()) > 0) return findings
  return findings.map((finding) =>
    finding.verdict === 'bad'
      ? look(finding.check, `${finding.found}; no server is running`, 'Start the server, and look again in a minute.')
      : finding,
  )
}

async function eventsOf(exam: Examination): Promise<Finding[]> {
  let [waiting, parked, seconds] = [0, 0, 0]
  for (const { id } of await exam.tenants()) {
    const found = await exam.outbox(id)
    waiting += found.waiting
    parked += found.parked
    seconds = Math.max(seconds, found.seconds)
  }
  const findings: Finding[] = []
  const told = `${waiting} wait, the oldest for ${Math.round(seconds)} s`
  if (seconds > 600)
    findings.push(
      bad('events', told, 'Nobody delivers: is a server (or a worker) running? Look at the log for "outbox".'),
    )
  else if (seconds > 60)
    findings.push(look('events', told, 'Look again in a minute; if it grows, see docs/operate/runbook.md.'))
  if (parked > 0)
    findings.push(
      look(
        'events',
        `${parked} were given up after ten attempts`,
        'Look at column failure of table outbox, mend the cause, then set parked_at to null.',
      ),
    )
  return findings.length > 0 ? findings : [good('events', told)]
}

async function jobsOf(exam: Examination): Promise<Finding[]> {
  const { failed, stuck, late } = await exam.jobs()
  const findings: Finding[] = []
  if (stuck > 0)
    findings.push(
      bad(
        'jobs',
        `${stuck} have been under way for longer than they may`,
        'Restart the server (or worker): they are taken up anew.',
      ),
    )
  if (late > 0)
    findings.push(
      bad(
        'jobs',
        `${late} wait for more than a quarter of an hour`,
        'Nobody works: is a server (or a worker) running? Look at the log for "jobs".',
      ),
    )
  if (failed.length > 0) {
    const names = failed.map(({ name, count }) => `${name} (${count})`).join(', ')
    findings.push(
      look(
        'jobs',
        `given up in the last seven days: ${names}`,
        'Look for "a job failed" in the log; docs/operate/runbook.md says what each is for.',
      ),
    )
  }
  return findings.length > 0 ? findings : [good('jobs', 'none is stuck, late or given up')]
}

async function clocksOf(exam: Examination): Promise<Finding[]> {
  let seconds = 0
  for (const { id } of await exam.tenants()) seconds = Math.max(seconds, await exam.overdue(id))
  const told = `the oldest that should have spoken waits for ${Math.round(seconds)} s`
  if (seconds > 900)
    return [bad('clocks of cases', told, 'The minutely sweep does not run: is a server (or a worker) running?')]
  return [good('clocks of cases', told)]
}

/** What the age of the last backup means. */
export function backupOf(last: Date | undefined, now: Date): Finding {
  const todo = 'Make one each night: docs/operate/backup.md.'
  if (last === undefined) return look('backup', 'none was made of this installation', todo)
  const days = (now.getTime() - last.getTime()) / day
  const told = `the last one is of ${last.toISOString().slice(0, 16)} UTC`
  return days > 7 ? bad('backup', told, todo) : days > 1.1 ? look('backup', told, todo) : good('backup', told)
}

const datedDays = z.object({ always: z.boolean(), timeZone: z.string(), days: z.array(z.object({ date: z.string() })) })

async function calendarsOf({ exam, now, calendarsAtFirst }: ContentGiven): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { id, slug, timeZone } of await exam.tenants()) {
    const saved = await exam.calendars(id)
    const codes = new Set(saved.map(({ code }) => code))
    const atFirst = calendarsAtFirst(timeZone).filter(({ code }) => !codes.has(code))
    for (const { code, definition } of [...saved, ...atFirst]) {
      const read = datedDays.safeParse(definition)
      const finding = read.success ? calendarOf(read.data, now()) : undefined
      if (finding) findings.push({ ...finding, found: `${code} of ${slug} ${finding.found}` })
    }
  }
  return findings.length > 0 ? findings : [good('calendars', 'all know their holidays')]
}

/** What a calendar lacks: from October on the holidays of next year. One that never had holidays needs none. */
export function calendarOf(calendar: z.infer<typeof datedDays>, now: Date): Finding | undefined {
  const years = new Set(calendar.days.map(({ date }) => Number(date.slice(0, 4))))
  if (calendar.always || years.size === 0) return undefined
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1]
  const todo = (which: number) =>
    `Bring the holidays and make-up days of ${which} in: Console → Configuration → Calendars, from the announcement or as CSV.`
  if (!years.has(year))
    return bad('calendars', `has no holidays of ${year}: due times fall on days nobody works.`, todo(year))
  if (month >= 10 && !years.has(year + 1)) return look('calendars', `ends with ${year}.`, todo(year + 1))
  return undefined
}

async function filesOf(given: ContentGiven): Promise<Finding[]> {
  const { exam, disk, config } = given
  const findings: Finding[] = []
  let looked = 0
  for (const { id: tenantId, slug } of await exam.tenants()) {
    const missing: string[] = []
    for (const { id, storageKey, claimed } of await exam.newestFiles(tenantId, config.s3 ? 200 : filesLookedAt)) {
      looked++
      if (claimed && !(await disk.exists(`${storageKey}/whole`))) missing.push(id)
    }
    if (missing.length > 0)
      findings.push(
        bad(
          'files',
          `${missing.length} of ${slug} have no bytes, such as ${missing[0]}`,
          'Bring them back from a backup: unpack it with tar, its folder files/ is the storage.',
        ),
      )
    if (config.s3) continue
    const stray = await strayOf({ exam, tenantId, folder: join(config.dataDir, 'files', tenantId) })
    if (stray > 0)
      findings.push(
        look(
          'files',
          `${stray} folders of ${slug} belong to no row: left by a crash`,
          `They only take room, below ${join(config.dataDir, 'files', tenantId)}; backups leave them out.`,
        ),
      )
  }
  if (config.s3) findings.push(left('files', 'bytes without a row are not looked for in S3'))
  return findings.some(({ verdict }) => verdict !== 'left')
    ? findings
    : [...findings, good('files', `the newest ${looked} have their bytes`)]
}

/** Folders of files that no row knows, a day old at least: what was just sent has its bytes before its row. */
async function strayOf(given: { exam: Examination; tenantId: string; folder: string }): Promise<number> {
  let [stray, looked] = [0, 0]
  const yesterday = Date.now() - day
  for (const group of await readdir(given.folder).catch(() => [])) {
    if (!/^[0-9a-f]{8}$/.test(group) || looked > 20_000) continue
    const ids = (await readdir(join(given.folder, group))).filter((id) => isUuid(id) && madeAt(id) < yesterday)
    looked += ids.length
    const known = ids.length === 0 ? new Set() : await given.exam.knownFiles(given.tenantId, ids)
    stray += ids.filter((id) => !known.has(id)).length
  }
  return stray
}

const madeAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
