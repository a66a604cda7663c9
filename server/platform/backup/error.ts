/** A backup can't be made, read or restored; the message says why and what to do, in a sentence for the operator. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

/** The same for a file that is not as it was written. */
export const damaged = (file: string, what: string): BackupError =>
  new BackupError(`The backup ${file} is damaged: ${what}. Nothing was restored from it; take another one.`)
