/** Codes out of what somebody typed: separated by commas, blanks or lines, each once. */
export function codesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter((code) => code !== ''))]
}

/** A list with a code put in, or taken out where it was in. */
export function toggled(codes: readonly string[], code: string): string[] {
  return codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code]
}

/** The name of a proposed unit without that of its community, which stands beside it. */
export function shortCode(code: string, community: string): string {
  return code.startsWith(`${community}-`) ? code.slice(community.length + 1) : code
}
