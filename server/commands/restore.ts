import type { Command } from 'commander'
import { action } from '../commandline.ts'
import { placed } from '../installation.ts'

interface RestoreOptions {
  data?: string
  database?: string
  check?: boolean
  replace?: boolean
  newSecret?: boolean
}

/** `doorstep restore`: a backup into an empty installation, with the servers stopped. */
export function register(program: Command): void {
  placed(program.command('restore'))
    .description('restore a backup into an empty data folder or database, and bring it to the present shape')
    .argument('<file>', 'the backup')
    .option(
      '--database <url>',
      'owner’s address of an external PostgreSQL (default: DATABASE_URL, else the embedded one)',
    )
    .option('--check', 'only check the backup, as backup --check does')
    .option('--replace', 'drop what is there and put the backup in its place')
    .option(
      '--new-secret',
      'go on without the secret the backup was made with: codes and links made with it stop working',
    )
    .addHelpText('after', '\nStop every server first. Restore drill: docs/operate/backup.md')
    .action(
      action<RestoreOptions, [string]>(async ({ args: [file], options, out }) => {
        const { readBackup } = await import('../platform/backup/read.ts')
        const { describeBackup } = await import('../platform/backup/files.ts')
        out.progress('Checking the backup')
        const found: { secret?: string } = {}
        const contents = await readBackup(file, {
          async secret(secret) {
            found.secret = secret
          },
        })
        const { head, manifest, bytes } = contents
        if (options.check) {
          out.result({ whole: true, bytes, head, manifest }, [...describeBackup(contents), 'It is as it was written.'])
          return
        }
        const { restoreInto } = await import('../restore.ts')
        const restored = await restoreInto({ file, head, secret: found.secret, flags: options, progress: out.progress })
        out.result(
          {
            head,
            dataDir: restored.dataDir,
            jobs: restored.jobs,
            migrated: restored.migrated,
            secret: restored.secret,
          },
          [
            ...describeBackup(contents),
            ...(restored.migrated.length > 0
              ? [`Brought to the present shape by ${restored.migrated.length} migrations.`]
              : []),
            ...(restored.secret === 'other'
              ? [
                  'It runs with another secret now: links and codes made with the old one no longer work, and everybody signs in anew.',
                ]
              : []),
            `Restored into ${restored.dataDir}${restored.external ? ' and the external database' : ''}; ${restored.jobs} jobs wait again. Look at it with: npx doorstep doctor`,
          ],
        )
      }),
    )
}
