import { join } from 'node:path'
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
