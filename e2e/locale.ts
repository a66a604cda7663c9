/** The two languages of the pages. */
export const locales = ['en', 'zh-CN'] as const
/** A language of the pages. */
export type Locale = (typeof locales)[number]
