import { useState } from 'react'
import type { StandardText } from '../../../../contract/case-configuration.ts'
import { useWords } from '../../../words/words.tsx'
import { useStandardTexts } from '../device/configuration.ts'
import classes from '../field.module.css'

/** What standard texts are kept for. */
export type TextUse = StandardText['use']

const few = 4

/** Things that are said often, one tap each; what is taken can be changed afterwards. */
export function WordChips(props: { use: TextUse; categoryId: string | null; onTake: (text: string) => void }) {
  const { t, nameOf } = useWords()
  const [all, setAll] = useState(false)
  const items = useStandardTexts(props.use, props.categoryId)
  if (items.length === 0) return null
  const shown = all ? items : items.slice(0, few)
  return (
    <fieldset className={classes.chips} aria-label={t('field.texts.label')}>
      {shown.map((each) => (
        <button key={each.id} type="button" title={nameOf(each.text)} onClick={() => props.onTake(nameOf(each.text))}>
          {nameOf(each.title)}
        </button>
      ))}
      {items.length > few ? (
        <button type="button" data-more aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('field.texts.fewer') : t('field.texts.more', { count: items.length - few })}
        </button>
      ) : null}
    </fieldset>
  )
}
