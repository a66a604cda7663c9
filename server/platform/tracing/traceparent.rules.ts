/** Where a span stands in its trace (W3C Trace Context): what goes from one program to the next. */
export interface TracePlace {
  /** 32 hex digits. */
  traceId: string
  /** 16 hex digits. */
  spanId: string
  /** Whether whoever began the trace wants it kept. */
  sampled: boolean
}

const shape = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

/** Reads the header `traceparent`; undefined for none and for one that isn't well formed. */
export function readTraceparent(header: string | string[] | undefined): TracePlace | undefined {
  if (typeof header !== 'string' || header.length > 256) return undefined
  const found = shape.exec(header)
  // Version 00 ends after the flags.
  if (!found?.[1] || !found[2] || !found[3] || (header.startsWith('00') && found[4] !== undefined)) return undefined
  return { traceId: found[1], spanId: found[2], sampled: (Number.parseInt(found[3], 16) & 1) === 1 }
}
