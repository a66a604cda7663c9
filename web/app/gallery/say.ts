import { useWords } from '../../words/words.tsx'

/** Sample text in the reader's language. Only for the gallery: real words stand in the catalogues. */
export function useSay(): (en: string, zh: string) => string {
  const { locale } = useWords()
  return (en, zh) => (locale === 'zh-CN' ? zh : en)
}
