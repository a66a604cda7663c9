/** What a check found: `good`; `look`: it works, and somebody should see to it; `bad`: it doesn't work, or won't soon; `left`: not looked at. */
export type Verdict = 'good' | 'look' | 'bad' | 'left'

/** One line of what doctor says. */
export interface Finding {
  /** Name of the check, stable, for programs. */
  check: string
  verdict: Verdict
  /** What was found, in a sentence. */
  found: string
  /** What to do about it; always there for `look` and `bad`. */
  todo?: string | undefined
}

/** A check of one thing or a few; it may throw: that is a finding, too. */
export interface Check {
  name: string
  /** What to do when it can't even be looked at. */
  todo: string
  look(): Promise<Finding[]>
}

/** A finding that needs nothing. */
export const good = (check: string, found: string): Finding => ({ check, verdict: 'good', found })
/** A finding somebody should see to. */
export const look = (check: string, found: string, todo: string): Finding => ({ check, verdict: 'look', found, todo })
/** A finding that has to be mended. */
export const bad = (check: string, found: string, todo: string): Finding => ({ check, verdict: 'bad', found, todo })
/** Something that was not looked at, and why. */
export const left = (check: string, found: string): Finding => ({ check, verdict: 'left', found })

/** Goes through checks one after the other; one that fails itself is a finding, and the others go on. */
export async function runChecks(
  checks: readonly Check[],
  progress: (text: string) => void = () => {},
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, todo, look: lookAt } of checks) {
    progress(`Looking at ${name}`)
    try {
      findings.push(...(await lookAt()))
    } catch (error) {
      findings.push(
        bad(name, `could not be looked at: ${error instanceof Error ? error.message : String(error)}`, todo),
      )
    }
  }
  return findings
}

const marks: Readonly<Record<Verdict, string>> = { good: 'ok  ', look: 'LOOK', bad: 'BAD ', left: '-   ' }

/** The findings as a table for a person: a line each, what to do below it. */
export function tableOf(findings: readonly Finding[]): string[] {
  const width = Math.max(0, ...findings.map(({ check }) => check.length))
  return findings.flatMap(({ check, verdict, found, todo }) => [
    `${marks[verdict]}  ${check.padEnd(width)}  ${found}`,
    ...(todo === undefined ? [] : [`${' '.repeat(width + 8)}→ ${todo}`]),
  ])
}
