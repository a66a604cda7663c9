import { createHmac } from 'node:crypto'
import { z } from 'zod'

/** The version of the layout written here; a reader refuses a higher one. */
export const formatVersion = 1

/** Names of the entries beside tables, jobs and files. */
export const entryNames = {
  head: 'backup.json',
  secret: 'secret',
  manifest: 'manifest.json',
  seal: 'manifest.sha256',
} as const

/** A migration that had run. */
export const ranMigration = z.object({ number: z.int(), name: z.string(), checksum: z.string() })

const headSchema = z.object({
  format: z.literal('doorstep-backup'),
  formatVersion: z.int(),
  doorstep: z.string(),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(ranMigration),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), called: z.boolean() })),
  /** `kept`: it lies in the backup. The fingerprint tells whether a secret is the one. */
  secret: z.object({ kept: z.boolean(), fingerprint: z.string() }),
})

/** The first entry: what the backup is, before any of its content. */
export type BackupHead = z.infer<typeof headSchema>

const manifestSchema = z.object({
  /** Every entry but files, manifest and seal, in order. */
  entries: z.array(z.object({ name: z.string(), size: z.int(), sha256: z.string() })),
  tables: z.record(z.string(), z.object({ rows: z.int(), parts: z.int() })),
  jobs: z.int(),
  files: z.object({
    count: z.int(),
    bytes: z.int(),
    /** Keys whose bytes were not in storage: deleted while the backup was made, or lost before. */
    missing: z.array(z.string()),
    /** Keys whose bytes are not those their row tells of: they were damaged before the backup. */
    different: z.array(z.string()),
  }),
})

/** The last entry but one: what everything before it must be. */
export type Manifest = z.infer<typeof manifestSchema>

/** One file of the index that follows a batch of files. */
export interface IndexedFile {
  key: string
  size: number
  sha256: string
}

const indexedFile = z.object({ key: z.string(), size: z.int(), sha256: z.string() })

/** Reads the head. Throws when it is none. */
export const readHead = (text: string): BackupHead => headSchema.parse(JSON.parse(text))

/** Reads the manifest. Throws when it is none. */
export const readManifest = (text: string): Manifest => manifestSchema.parse(JSON.parse(text))

/** Reads an index of files, one JSON document a line. Throws when it is none. */
export const readIndex = (text: string): IndexedFile[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => indexedFile.parse(JSON.parse(line)))

/** Tells whether two secrets are the same without holding either. */
export const fingerprintOf = (secret: string): string =>
  createHmac('sha256', secret).update('fingerprint of the secret, for backups').digest('hex').slice(0, 32)
