import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { type DatabaseServer, reachDatabase } from './installation.ts'
import { defaultCalendars } from './modules/cases/calendars/calendars.rules.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, ConfigError, type ConfigFlags, loadConfig, readConfig } from './platform/config.ts'
import { contentChecks } from './platform/doctor/content.checks.ts'
import { databaseChecks } from './platform/doctor/database.checks.ts'
import { type Examination, openExamination } from './platform/doctor/doctor.store.ts'
import { bad, type Finding, left, runChecks } from './platform/doctor/finding.ts'
import { installationChecks } from './platform/doctor/installation.checks.ts'
import { outsideChecks } from './platform/doctor/outside.checks.ts'
import { openStorage } from './platform/files/storage.ts'
import { openLog } from './platform/log.ts'

/**
 * Looks an installation through, whether its server runs or not, and changes nothing. What can't be looked at because something before it is
 * wrong is said so. Never throws for what it finds.
 */
export async function examine(
  flags: ConfigFlags,
  given: { environment?: NodeJS.ProcessEnv; progress?: (text: string) => void } = {},
): Promise<Finding[]> {
  const environment = given.environment ?? process.env
  const config = readOrSay(flags, environment)
  if (Array.isArray(config)) return config
  const now = () => systemClock.now()
  const disk = await openStorage(config)
  const findings = await runChecks(installationChecks(config), given.progress)

  let server: DatabaseServer | undefined
  let exam: Examination | undefined
  try {
    server = await reachDatabase(config, { log: openLog({ level: 'error', to: pino.destination(2) }) })
    exam = await openExamination(server.url)
    const calendarsAtFirst = (timeZone: string) =>
      defaultCalendars(timeZone).map((calendar) => ({ code: calendar.code, definition: calendar }))
    const at = { exam, config, disk, now, url: server.url, calendarsAtFirst }
    findings.push(...(await runChecks([...databaseChecks(at), ...contentChecks(at)], given.progress)))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    findings.push(
      bad('database', `can’t be reached: ${why}`, 'Is it running? Look at DATABASE_URL, or at <data>/postgres.log.'),
    )
  }
  const hostNames = async () =>
    exam ? (await exam.tenants().catch(() => [])).flatMap((tenant) => tenant.hostNames) : []
  findings.push(...(await runChecks(outsideChecks({ config, disk, hostNames, now }), given.progress)))
  await exam?.close()
  await server?.stop()
  return findings
}

/** The configuration, or what is wrong with it. An installation that isn't there yet is not made. */
function readOrSay(flags: ConfigFlags, environment: NodeJS.ProcessEnv): Config | Finding[] {
  try {
    const wanted = readConfig(flags, environment)
    const there = existsSync(join(wanted.dataDir, 'database.json')) || wanted.databaseUrl !== undefined
    if (there) return loadConfig(flags, environment)
    return [
      bad(
        'data folder',
        `There is no Doorstep in ${wanted.dataDir}.`,
        'Say where it is with --data, or start it first.',
      ),
      left('database', 'there is none'),
    ]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message
      .split('\n')
      .map((fault) => bad('configuration', fault, 'Every variable: docs/operate/configuration.md.'))
  }
}
