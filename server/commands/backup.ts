import type { Command } from 'commander'
import { action, Failure } from '../commandline.ts'
import { placed } from '../installation.ts'

interface BackupOptions {
  data?: string
  out?: string
  check?: string
  keep?: string
  secret: boolean
}

/** `doorstep backup`: everything of one instant in one file; a running server goes on. */
export function register(program: Command): void {
  placed(program.command('backup'))
    .description(
      'write database, files and secret into one checked file, or check such a file; a server may be running',
    )
    .option('--out <path>', 'the file to write, a folder to make one in, or - for standard output')
    .option('--keep <number>', 'in a folder: delete older backups there but this many')
    .option('--no-secret', 'leave the installation’s secret out')
    .option('--check <file>', 'read a backup from beginning to end and compare it with its checksums; changes nothing')
    .addHelpText('after', '\nSchedule and restore drill: docs/operate/backup.md')
    .action(
      action<BackupOptions>(async ({ options, out }) => {
        const { backUp, describeBackup } = await import('../platform/backup/files.ts')
        if ((options.out === undefined) === (options.check === undefined))
          throw new Failure('Say either where to write with --out, or which file to check with --check.')
        if (options.check !== undefined) {
          const { readBackup } = await import('../platform/backup/read.ts')
          const contents = await readBackup(options.check)
          const { head, manifest, bytes } = contents
          out.result({ whole: true, bytes, head, manifest }, [...describeBackup(contents), 'It is as it was written.'])
          return
        }
        const keep = options.keep === undefined ? undefined : Number(options.keep)
        if (keep !== undefined && !(Number.isInteger(keep) && keep > 0))
          throw new Failure('--keep must be a whole number from 1 up.')
        const { pino } = await import('pino')
        const { loadConfig } = await import('../platform/config.ts')
        const { openStorage } = await import('../platform/files/storage.ts')
        const { openLog } = await import('../platform/log.ts')
        const { reachDatabase } = await import('../installation.ts')
        const config = loadConfig({ data: options.data })
        const server = await reachDatabase(config, { log: openLog({ level: 'warn', to: pino.destination(2) }) })
        try {
          const disk = await openStorage(config)
          const source = { databaseUrl: server.url, disk, secret: config.secret, withSecret: options.secret }
          const to = { out: options.out ?? '', keep }
          const { file, deleted, made } = await backUp({ ...source, progress: out.progress }, to)
          const { rows, tables, jobs, files, bytes } = made
          const lines = [
            `Backed up ${rows} rows of ${tables} tables, ${jobs} waiting jobs and ${files.count} files into ${file ?? 'standard output'} (${bytes} bytes).`,
            made.withSecret
              ? 'The installation’s secret is in it, and everybody’s data: keep it where nobody else reads.'
              : 'The installation’s secret is NOT in it: keep DOORSTEP_SECRET, or <data>/secret, somewhere else.',
            ...(files.missing.length > 0
              ? [`${files.missing.length} files had no bytes in storage; doctor tells whether they are missed.`]
              : []),
            ...(files.different.length > 0
              ? [
                  `${files.different.length} files were damaged in storage before: ${files.different.slice(0, 5).join(', ')}`,
                ]
              : []),
            ...deleted.map((name) => `Deleted the older ${name}.`),
          ]
          if (file === undefined) for (const line of lines) out.progress(line)
          else out.result({ file, deleted, ...made }, lines)
        } finally {
          await server.stop()
        }
      }),
    )
}
