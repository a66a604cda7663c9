import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import packageFile from '../package.json' with { type: 'json' }
import { Refused } from './platform/errors.ts'
import { findText } from './platform/messages.ts'

/** What a command says to whoever called it. */
export interface Output {
  /** True when a program reads: then only `result` is printed. */
  readonly json: boolean
  /** A line about work under way, on standard error; silent for programs. */
  progress(text: string): void
  /** The outcome: `value` as one JSON document for a program, else `lines` for a person. Called once. */
  result(value: unknown, lines: string | readonly string[]): void
}

/** A command failed for a reason the caller can understand; the message is one clear sentence. */
export class Failure extends Error {
  override readonly name = 'Failure'
}

/** A file of `server/commands/` adds its commands here; what it needs to run, it imports only when it runs. */
export interface CommandFile {
  register(program: Command): void
}

const folder = fileURLToPath(new URL('./commands/', import.meta.url))

/**
 * Runs the command line. `server/commands/<name>.ts` holds the command `<name>`; only the one asked for is read, so that no
 * command waits for the others. Sets the exit code; 1 and one sentence when the command failed.
 */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  const program = new Command('doorstep')
    .description(packageFile.description)
    .version(packageFile.version)
    .showHelpAfterError('Add --help to see how it is used.')
    .configureHelp({ showGlobalOptions: true })
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
  const asked = argv.slice(2).find((word) => !word.startsWith('-'))
  const wanted = asked === 'help' ? argv[argv.indexOf(asked) + 1] : asked
  for (const name of wanted && names.includes(wanted) ? [wanted] : names) {
    const file = (await import(`./commands/${name}.ts`)) as CommandFile
    file.register(program)
  }
  for (const leaf of leavesOf(program)) addJson(leaf)
  await program.parseAsync([...argv])
}

/**
 * Makes the action of a command from `work`, which gets the arguments, the options and a way to speak. A refusal or Failure becomes its
 * sentence and exit code 1; any other error is a mistake of ours and is shown whole.
 */
export function action<Options, Arguments extends unknown[] = []>(
  work: (given: { args: Arguments; options: Options; out: Output }) => Promise<void>,
): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const command = given.pop() as Command
    given.pop()
    const out = outputOf(command.opts().json === true)
    try {
      await work({ args: given as Arguments, options: command.optsWithGlobals<Options & object>() as Options, out })
    } catch (error) {
      const { code, message, expected } = explain(error)
      if (out.json) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`)
      else process.stderr.write(`${message}\n`)
      if (!expected && !out.json && error instanceof Error) process.stderr.write(`${error.stack}\n`)
      process.exitCode = 1
    }
  }
}

/** A sentence for a person about what went wrong; `expected` is false for mistakes of the program. */
export function explain(error: unknown): { code: string; message: string; expected: boolean } {
  if (error instanceof Refused) {
    const words = findText({ locale: 'en', area: 'errors', key: error.code, values: error.facts })
    return { code: error.code, message: words ?? error.code, expected: true }
  }
  const message = error instanceof Error ? error.message || error.name : String(error)
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed'
  const expected =
    error instanceof Failure || (error instanceof Error && ownErrors.has(error.name)) || isSystemError(error)
  return { code, message, expected }
}

const ownErrors = new Set(['ConfigError', 'AlreadyRunning', 'EmbeddedError', 'BackupError', 'DatabaseNewer'])

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

function outputOf(json: boolean): Output {
  return {
    json,
    progress(text) {
      if (!json) process.stderr.write(`${text}\n`)
    },
    result(value, lines) {
      const text = json ? JSON.stringify(value) : typeof lines === 'string' ? lines : lines.join('\n')
      process.stdout.write(`${text}\n`)
    },
  }
}

function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf)
}

function addJson(command: Command): void {
  if (command.options.some((option) => option.long === '--json')) return
  command.option('--json', 'print the outcome as JSON, for programs')
}
