/** The embedded database can't be had; the message says why and what to do, in a sentence for the operator. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
}
