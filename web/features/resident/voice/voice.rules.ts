/** What may go wrong while somebody speaks, as the browser names it; `other` for what it doesn't. */
export type VoiceProblem = 'not-allowed' | 'no-speech' | 'audio-capture' | 'network' | 'language' | 'other'

/** A problem by the browser's name. Stopping by oneself is none. */
export function voiceProblem(error: string): VoiceProblem | undefined {
  if (error === 'aborted') return undefined
  if (error === 'not-allowed' || error === 'service-not-allowed') return 'not-allowed'
  if (error === 'language-not-supported') return 'language'
  return error === 'no-speech' || error === 'audio-capture' || error === 'network' ? error : 'other'
}

/** The words so far with what was just said behind them: Chinese without a gap, English as a sentence of its own. */
export function withSpoken(before: string, said: string): string {
  const words = said.trim()
  if (words === '') return before
  const start = before.trimEnd()
  if (/^\p{Script=Han}/u.test(words))
    return start === '' || /[\p{P}]$/u.test(start) ? start + words : `${start}，${words}`
  const sentence = start === '' || /[.!?。！？\n]$/.test(start) ? words.charAt(0).toUpperCase() + words.slice(1) : words
  return start === '' ? sentence : `${start} ${sentence}`
}

/** The tag a recogniser wants: the reader's own English where there is one, else the page's language. */
export function spokenTag(locale: 'en' | 'zh-CN', languages: readonly string[]): string {
  if (locale === 'zh-CN') return languages.find((tag) => /^zh-(CN|Hans)/i.test(tag)) ?? 'zh-CN'
  return languages.find((tag) => /^en-/i.test(tag)) ?? 'en-US'
}
