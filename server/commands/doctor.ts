import type { Command } from 'commander'
import { action } from '../commandline.ts'
import { placed } from '../installation.ts'

/** `doorstep doctor`: what is wrong with an installation, and what to do. */
export function register(program: Command): void {
  placed(program.command('doctor'))
    .description('look through configuration, database, work under way and everything outside; changes nothing')
    .addHelpText(
      'after',
      '\nExit code 0: nothing is bad; 1: something is. LOOK does not count. Alerts and what to do: docs/operate/runbook.md',
    )
    .action(
      action<{ data?: string }>(async ({ options, out }) => {
        const { examine } = await import('../examine.ts')
        const { tableOf } = await import('../platform/doctor/finding.ts')
        const findings = await examine({ data: options.data }, { progress: out.progress })
        const count = (verdict: string) => findings.filter((finding) => finding.verdict === verdict).length
        if (count('bad') > 0) process.exitCode = 1
        out.result({ healthy: count('bad') === 0, findings }, [
          ...tableOf(findings),
          '',
          `${count('good')} ok, ${count('look')} to look at, ${count('bad')} bad.`,
        ])
      }),
    )
}
