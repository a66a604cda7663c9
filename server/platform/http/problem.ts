import type { FastifyError } from 'fastify'
import type { z } from 'zod'
import type { Locale, Problem, ProblemField } from '../../../contract/common.ts'
import { type Facts, Refused } from '../errors.ts'
import { findText, textOf } from '../messages.ts'
import { refusalOfDatabase } from './problem-database.ts'
import { wordsOfIssue } from './problem-input.ts'

/** One input that isn't right: as Zod tells it, or with a code of ours. */
export type InputIssue =
  | { where: string; issue: z.core.$ZodIssue }
  | { where: string; field: string; code: string; facts?: Facts }

/** Input that doesn't fit the contract; names every field that is wrong. */
export class InputInvalid extends Error {
  readonly issues: readonly InputIssue[]

  constructor(issues: readonly InputIssue[]) {
    super('input.invalid')
    this.name = 'InputInvalid'
    this.issues = issues
  }
}

/** An error as the caller sees it, and whether the operator needs to see it too. */
export interface Told {
  problem: Problem
  /** Seconds, for the header `Retry-After`. */
  retryAfter: number | undefined
  /** True where something is broken on our side. */
  ours: boolean
}

/** Media type of problem details. */
export const problemType = 'application/problem+json; charset=utf-8'

/**
 * Turns whatever was thrown into problem details (RFC 9457) in the reader's language. What we don't know becomes a 500
 * that tells the request id and nothing else: never a stack trace, a statement or a path.
 */
export function tell(error: unknown, reader: { locale: Locale; requestId: string }): Told {
  if (error instanceof InputInvalid) return tellInput(error, reader)
  const refused = refusalOf(error)
  const { code, facts, status } = refused
  const detail = findText({
    locale: reader.locale,
    area: 'errors',
    key: code,
    values: { ...facts, requestId: reader.requestId },
  })
  return {
    problem: {
      ...headOf(code, status, reader),
      detail: detail ?? textOf({ locale: reader.locale, area: 'errors', key: `status.${status}.detail` }),
      ...(refused.field === undefined ? {} : { field: refused.field }),
      ...(Object.keys(facts).length === 0 ? {} : { facts: { ...facts } }),
    },
    retryAfter: refused.retryAfter ?? (status === 503 ? 5 : undefined),
    ours: status >= 500,
  }
}

function tellInput(error: InputInvalid, reader: { locale: Locale; requestId: string }): Told {
  const errors: ProblemField[] = error.issues.map((issue) => fieldOf(issue, reader.locale))
  const first = errors[0]
  return {
    problem: {
      ...headOf('input.invalid', 400, reader),
      detail: textOf({
        locale: reader.locale,
        area: 'errors',
        key: 'input.invalid',
        values: { count: errors.length, first: first?.detail ?? '' },
      }),
      ...(first ? { field: first.field } : {}),
      errors,
    },
    retryAfter: undefined,
    ours: false,
  }
}

function fieldOf(issue: InputIssue, locale: Locale): ProblemField {
  if ('issue' in issue) return wordsOfIssue(issue.where, issue.issue, locale)
  const detail = textOf({ locale, area: 'errors', key: issue.code, values: issue.facts })
  return { field: issue.field, code: issue.code, detail }
}

function headOf(code: string, status: number, { locale, requestId }: { locale: Locale; requestId: string }) {
  const title = findText({ locale, area: 'errors', key: `status.${status}` })
  return {
    type: `urn:doorstep:problem:${code}`,
    title: title ?? textOf({ locale, area: 'errors', key: status >= 500 ? 'status.500' : 'status.400' }),
    status,
    code,
    requestId,
  }
}

/** Every refusal by its class, or by what Fastify, the database or the disk say. */
function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string') {
    const known = fastifyRefusals[code]
    if (known) return new Refused(known.code, {}, { status: known.status, cause: error })
  }
  const ofDatabase = refusalOfDatabase(error)
  if (ofDatabase) return ofDatabase
  const status = (error as FastifyError | null)?.statusCode
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Refused(`platform.refused_${status}`, {}, { status, cause: error })
  }
  return new Refused('platform.internal', {}, { cause: error })
}

const fastifyRefusals: Readonly<Record<string, { code: string; status: number }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'platform.body_too_large', status: 413 },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'platform.media_type', status: 415 },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'platform.json_malformed', status: 400 },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'platform.json_malformed', status: 400 },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'platform.request_malformed', status: 400 },
  FST_ERR_BAD_URL: { code: 'platform.request_malformed', status: 400 },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'platform.request_malformed', status: 400 },
  FST_ERR_ASYNC_CONSTRAINT: { code: 'platform.request_malformed', status: 400 },
  FST_ERR_HANDLER_TIMEOUT: { code: 'platform.timeout', status: 503 },
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: { code: 'platform.media_type', status: 415 },
  FST_INVALID_MULTIPART_CONTENT_TYPE: { code: 'platform.media_type', status: 415 },
  FST_REQ_FILE_TOO_LARGE: { code: 'file.too_large', status: 413 },
  FST_FILES_LIMIT: { code: 'file.too_many_parts', status: 400 },
  FST_PARTS_LIMIT: { code: 'file.too_many_parts', status: 400 },
  FST_FIELDS_LIMIT: { code: 'file.too_many_parts', status: 400 },
  FST_PROTO_VIOLATION: { code: 'platform.request_malformed', status: 400 },
  FST_NO_FORM_DATA: { code: 'platform.request_malformed', status: 400 },
  ERR_STREAM_PREMATURE_CLOSE: { code: 'platform.request_malformed', status: 400 },
}
