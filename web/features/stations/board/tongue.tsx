import { createContext, type ReactNode, use, useMemo } from 'react'
import type { Locale, LocalizedName } from '../../../../contract/common.ts'
import type { WordKey } from '../../../words/areas.ts'
import { wordsFor } from '../../../words/catalogue.ts'
import type { MessageValues } from '../../../words/message.ts'
import { useWords } from '../../../words/words.tsx'
import classes from './board.module.css'

const Both = createContext(false)

/** Below it every word is said in both languages: Chinese large, English small under it. */
export function BothTongues(props: { children: ReactNode }) {
  return <Both value={true}>{props.children}</Both>
}

/** True where both languages are said. */
export const useBoth = (): boolean => use(Both)

/** Words of the catalogue, in the reader's language or in both; what has a language of its own, such as a date, comes as a function. */
export function Say(props: { k: WordKey; values?: MessageValues | ((locale: Locale) => MessageValues) }) {
  const { t, locale } = useWords()
  const both = useBoth()
  const { k, values } = props
  const valuesIn = (of: Locale) => (typeof values === 'function' ? values(of) : values)
  if (!both) return t(k, valuesIn(locale))
  const said = (of: Locale) => wordsFor(of, k, valuesIn(of))
  return <Name of={{ zh: said('zh-CN'), en: said('en') }} />
}

/** A name or a text that exists in both languages. The English is left out where it says the same. */
export function Name(props: { of: LocalizedName }) {
  const { nameOf } = useWords()
  const both = useBoth()
  if (!both) return nameOf(props.of)
  return (
    <span className={classes.both}>
      <span lang="zh-CN">{props.of.zh}</span>
      {props.of.en === props.of.zh ? null : <small lang="en">{props.of.en}</small>}
    </span>
  )
}

const monday = Date.UTC(2024, 0, 1)

/** Days of the week in few words: `Mon–Fri`, `Tue, Thu`. */
export function useWeek(): (days: readonly number[]) => LocalizedName {
  return useMemo(() => {
    const write = (locale: string, days: readonly number[]) => {
      const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
      const name = (day: number) => format.format(new Date(monday + (day - 1) * 86_400_000))
      const runs: number[][] = []
      for (const day of [...new Set(days)].sort()) {
        const last = runs.at(-1)
        if (last && last.at(-1) === day - 1) last.push(day)
        else runs.push([day])
      }
      const said = runs.flatMap((run) =>
        run.length > 2 ? [`${name(run[0] as number)}–${name(run.at(-1) as number)}`] : run.map(name),
      )
      return said.join(locale === 'zh-CN' ? '、' : ', ')
    }
    return (days) =>
      new Set(days).size === 7
        ? { zh: wordsFor('zh-CN', 'stations.board.days_all'), en: wordsFor('en', 'stations.board.days_all') }
        : { zh: write('zh-CN', days), en: write('en', days) }
  }, [])
}
