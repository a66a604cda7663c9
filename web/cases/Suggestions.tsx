import type { ReactNode } from 'react'
import type { SuggestedCategory } from '../../contract/suggestions.ts'
import { useFormat } from '../words/Instant.tsx'
import { useWords } from '../words/words.tsx'
import { useSuggestions } from './suggestion.ts'
import classes from './suggestions.module.css'

/**
 * Categories that may fit what is being written, as buttons: said to be suggestions, with the words that spoke for each. Comes and
 * goes without moving the focus; a screen reader is told how many there are.
 */
export function CategorySuggestions(props: { text: string; onChoose: (categoryId: string) => void }) {
  const { t } = useWords()
  const { items = [] } = useSuggestions(props.text)
  return (
    <div className={classes.box}>
      <p role="status" className="ds-hidden">
        {items.length > 0 ? `${t('suggestions.found', { count: items.length })}. ${t('suggestions.mine')}` : ''}
      </p>
      {items.length > 0 ? (
        <>
          <p className={classes.head}>
            <strong>{t('suggestions.title')}</strong> {t('suggestions.mine')}
          </p>
          <ul className={classes.list} aria-label={t('suggestions.list')}>
            {items.map((item) => (
              <li key={item.categoryId}>
                <button type="button" className={classes.pick} onClick={() => props.onChoose(item.categoryId)}>
                  <SuggestionWords item={item} />
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

/** A suggestion in words: the category, where it stands, how sure it is, and why. */
export function SuggestionWords(props: { item: SuggestedCategory; exact?: boolean }): ReactNode {
  const { t, nameOf } = useWords()
  const { share } = useFormat()
  const { item } = props
  const reason = useReason(item)
  return (
    <>
      <span className={classes.name}>
        {nameOf(item.name)}
        <span className={classes.sure}>
          {t(`suggestions.sure.${item.sure}`)}
          {props.exact && item.confidence !== null
            ? ` · ${t('suggestions.confidence', { share: share(item.confidence) })}`
            : ''}
        </span>
      </span>
      <small>
        {[item.path.map((name) => nameOf(name)).join(' › '), reason].filter(Boolean).join(' · ')}
        {props.exact ? ` · ${t(`suggestions.from.${item.basis}`)}` : ''}
      </small>
    </>
  )
}

/** Why a category is suggested, on a line of its own. */
export function Reason(props: { item: SuggestedCategory | undefined }) {
  const reason = useReason(props.item)
  return reason ? <span className={classes.reason}>{reason}</span> : null
}

/** The words that spoke for a suggestion, as a sentence; empty where single words say nothing. */
function useReason(item: SuggestedCategory | undefined): string {
  const { t, locale } = useWords()
  if (!item || item.words.length === 0) return ''
  return t('suggestions.because', { words: item.words.join(locale === 'zh-CN' ? '、' : ', ') })
}
