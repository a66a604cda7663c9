import type { FastifyRequest } from 'fastify'
import type { Locale } from '../../../contract/common.ts'

/**
 * Language of words in an answer: `?lang=` first, then the reader's `Accept-Language`, then `fallback`.
 * Any Chinese is read as zh-CN, any English as en.
 */
export function localeOf(request: Pick<FastifyRequest, 'query' | 'headers'>, fallback: Locale): Locale {
  const query = request.query as Record<string, unknown> | undefined
  const asked = typeof query?.lang === 'string' ? known(query.lang) : undefined
  return asked ?? accepted(request.headers['accept-language']) ?? fallback
}

function known(tag: string): Locale | undefined {
  const language = tag.trim().toLowerCase().split('-')[0]
  if (language === 'zh') return 'zh-CN'
  if (language === 'en') return 'en'
  return undefined
}

function accepted(header: string | undefined): Locale | undefined {
  if (!header) return undefined
  return header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';')
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean)
      return { locale: known(tag), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter((choice) => choice.quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .find((choice) => choice.locale)?.locale
}
