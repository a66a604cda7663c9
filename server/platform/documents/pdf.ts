import { Worker } from 'node:worker_threads'
import type { Locale } from '../../../contract/common.ts'
import type { DocumentContent } from '../../../contract/documents.ts'

/** What stands around the content, in one language. */
export interface SheetWords {
  number: string
  issuedAt: string
  code: string
  /** How to find out whether the paper is genuine. */
  verify: string
  signature: string
  /** How each line was signed, in words and with its day; by place among all lines. Empty: room to sign by hand. */
  signed: readonly string[]
}

/** What a PDF is made of. */
export interface Sheet {
  content: DocumentContent
  code: string
  hash: string
  /** Where the paper is verified; drawn as a QR code. */
  verifyUrl: string
  /** One after the other, each beginning on a page of its own. */
  parts: readonly { locale: Locale; words: SheetWords }[]
  /** Drawings of signatures as PNG, by file id. */
  drawings: Readonly<Record<string, Uint8Array>>
}

/** Megabytes a drawing may take beside the server: fonts of Chinese are eight each. */
const mostMemory = 256
const mostMs = 30_000

/** Draws the PDF in a thread of its own: half a second of arithmetic in which the server goes on answering. */
export function drawPdf(sheet: Sheet): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pdf.worker.ts', import.meta.url), {
      workerData: sheet,
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
      execArgv: [],
    })
    const timer = setTimeout(() => {
      void worker.terminate()
      reject(new Error(`The PDF was not drawn within ${mostMs} ms`))
    }, mostMs)
    const settle = (then: () => void) => {
      clearTimeout(timer)
      then()
    }
    worker.once('message', (bytes: Uint8Array) => settle(() => resolve(Buffer.from(bytes))))
    worker.once('error', (error) => settle(() => reject(error)))
    worker.once('exit', (code) => settle(() => reject(new Error(`Drawing the PDF ended with ${code} and no answer`))))
  })
}
