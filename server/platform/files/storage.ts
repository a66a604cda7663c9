import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Config } from '../config.ts'

/** Where bytes are kept: the folder `files` of the data folder, or a store that speaks S3. */
export type StorageConfig = Pick<Config, 'dataDir' | 's3'>

/** Opens the place where bytes are kept. The client of S3 is read only where it is needed: it is large. */
export async function openStorage(config: StorageConfig): Promise<Disk> {
  const { s3 } = config
  if (!s3) return new Disk(new FSDriver({ location: join(config.dataDir, 'files'), visibility: 'private' }))
  const { S3Driver } = await import('flydrive/drivers/s3')
  return new Disk(
    new S3Driver({
      bucket: s3.bucket,
      region: s3.region,
      credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
      forcePathStyle: s3.pathStyle,
      ...(s3.endpoint === undefined ? {} : { endpoint: s3.endpoint }),
      visibility: 'private',
      supportsACL: false,
    }),
  )
}

/** Waits until what was put under a key survives a power cut. A store that speaks S3 answers only when it does. */
export async function settle({ driver }: Disk, key: string): Promise<void> {
  if (!(driver instanceof FSDriver)) return
  const { location } = driver.options
  const path = join(typeof location === 'string' ? location : fileURLToPath(location), key)
  for (const each of [path, dirname(path), dirname(dirname(path))]) {
    const handle = await open(each)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}
