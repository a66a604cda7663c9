import type { Locale } from '../../../../contract/common.ts'
import type { ChangePreview, ChangeRow, Finding } from '../../../../contract/territory-changes.ts'
import { textOf } from '../../../platform/messages.ts'

const worded = (findings: readonly Finding[], locale: Locale): Finding[] =>
  findings.map((finding) => ({
    ...finding,
    words: textOf({ locale, area: 'errors', key: finding.code, values: finding.facts }),
  }))

/** A change with words for what held it back. */
export const changeInWords = (change: ChangeRow, locale: Locale): ChangeRow =>
  change.heldBack ? { ...change, heldBack: worded(change.heldBack, locale) } : change

/** A preview with words for what it found. */
export const previewInWords = (preview: ChangePreview, locale: Locale): ChangePreview => ({
  ...preview,
  findings: worded(preview.findings, locale),
})
