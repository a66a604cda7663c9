import { z } from 'zod'
import { Locale, LocalizedName } from './common.ts'
import { route } from './route.ts'

/** The district (or other operator) whose pages these are, as anybody may see it. */
export const TenantInfo = z
  .object({
    slug: z.string(),
    name: LocalizedName,
    timeZone: z.string().meta({ description: 'IANA name of the time zone' }),
    locale: Locale.meta({ description: 'Language where the reader chose none' }),
    demo: z.boolean().meta({ description: 'Everybody here is invented' }),
  })
  .meta({ id: 'TenantInfo' })
/** The district whose pages these are. */
export type TenantInfo = z.infer<typeof TenantInfo>

/** Short name of a tenant, as it stands in `/t/<slug>/`. */
export const TenantSlug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/, 'tenant.slug_invalid')

/** Which district is this? */
export const getTenant = route({
  name: 'tenants.current',
  method: 'GET',
  path: '/api/v1/tenant',
  summary: 'The district whose pages these are',
  tags: ['tenants'],
  reply: TenantInfo,
  access: 'public',
})

/** What a browser needs to put the pages on a home screen, in the reader's language and colours. */
export const getManifest = route({
  name: 'tenants.manifest',
  method: 'GET',
  path: '/manifest.webmanifest',
  summary: 'The web app manifest of the district',
  tags: ['tenants'],
  query: z.object({ lang: z.string().max(20).optional(), theme: z.enum(['light', 'dark']).default('light') }),
  reply: z.unknown().meta({ description: 'A web app manifest' }),
  produces: 'application/manifest+json',
  access: 'public',
})
