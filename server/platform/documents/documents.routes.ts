import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Locale } from '../../../contract/common.ts'
import { documentRoutes } from '../../../contract/documents.ts'
import type { Files } from '../files/files.ts'
import { Download, serve } from '../http/serve.ts'
import type { Tenant } from '../http/tenant.ts'
import { textOf } from '../messages.ts'
import { turns } from '../turns.ts'
import { bareCode } from './document.rules.ts'
import type { Documents, WrittenDocument } from './documents.ts'
import { drawPdf, type SheetWords } from './pdf.ts'

// messages: documents.signed.*

/** PDFs drawn at once; each is a thread with two fonts in memory. */
const atOnce = 1
/** How many wait for their turn before somebody is asked to come back. */
const mostWaiting = 12

/** Serves documents: reading one, its PDF, and whether a paper is genuine. */
export function registerDocuments(
  app: FastifyInstance,
  { documents, files, config }: { documents: Documents; files: Files; config: { publicUrl?: string | undefined } },
): void {
  const takeTurn = turns({ atOnce, mostWaiting })
  serve(app, documentRoutes.check, async ({ tenant, body }) => await documents.check(tenant, body.code))
  serve(app, documentRoutes.get, async ({ tenant, actor, params, raw }) => {
    const view = await documents.read(params.code, { tenant, actor, request: raw.request })
    const drawings = Object.entries(await drawingsOf(view, { files, tenant })).map(([id, png]) => [
      id,
      `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
    ])
    return { ...view, drawings: Object.fromEntries(drawings) as Record<string, string> }
  })
  serve(app, documentRoutes.pdf, async ({ tenant, actor, params, query, raw }) => {
    const view = await documents.read(params.code, { tenant, actor, request: raw.request })
    const drawings = await drawingsOf(view, { files, tenant })
    const locales: Locale[] = query.locale ? [query.locale] : ['zh-CN', 'en']
    const bytes = await takeTurn(() =>
      drawPdf({
        ...{ content: view.content, code: view.code, hash: view.hash, drawings },
        verifyUrl: verifyUrlOf(raw.request, { tenant, code: view.code, publicUrl: config.publicUrl }),
        parts: locales.map((locale) => ({ locale, words: wordsOf(view, { locale, tenant }) })),
      }),
    )
    return new Download(bytes, {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${bareCode(view.code)}.pdf"`,
      'Cache-Control': 'private, no-store',
    })
  })
}

/** Where whoever holds the paper finds out whether it is genuine. */
function verifyUrlOf(
  request: FastifyRequest,
  given: { tenant: Tenant; code: string; publicUrl: string | undefined },
): string {
  const origin = given.publicUrl ?? `${request.protocol}://${request.host}`
  return new URL(`/t/${given.tenant.slug}/verify/${given.code}`, origin).href
}

/** Signatures drawn or photographed, as PNG. One whose bytes are not those that were signed is left out: the line stays empty. */
async function drawingsOf(
  view: WrittenDocument,
  given: { files: Files; tenant: Tenant },
): Promise<Record<string, Uint8Array>> {
  const drawings: Record<string, Uint8Array> = {}
  for (const block of view.content.blocks) {
    if (block.kind !== 'signatures') continue
    for (const { fileId, sha256 } of block.lines) {
      if (!fileId) continue
      const png = await given.files.pictureOf(given.tenant.id, { fileId, sha256 })
      if (png) drawings[fileId] = png
    }
  }
  return drawings
}

function wordsOf(view: WrittenDocument, given: { locale: Locale; tenant: Tenant }): SheetWords {
  const { locale, tenant } = given
  const say = (key: string, values?: Record<string, unknown>) => textOf({ locale, area: 'documents', key, values })
  const day = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: tenant.timeZone }).format(new Date(at))
  return {
    number: say('documents.number', { number: view.content.number }),
    issuedAt: say('documents.issued', { day: day(view.issuedAt) }),
    code: say('documents.code'),
    verify: say('documents.verify_help'),
    signature: say('documents.signature'),
    signed: view.content.blocks.flatMap((block) =>
      block.kind === 'signatures'
        ? block.lines.map((line) =>
            line.how && line.at ? say(`documents.signed.${line.how}`, { day: day(line.at) }) : '',
          )
        : [],
    ),
  }
}
