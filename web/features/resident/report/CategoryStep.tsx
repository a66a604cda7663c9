import { TextInput } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import type { OpenCategory } from '../../../../contract/case-configuration-routes.ts'
import { Reason } from '../../../cases/Suggestions.tsx'
import { useSuggestions } from '../../../cases/suggestion.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import shared from '../resident.module.css'
import report from './report.module.css'
import type { StepProps } from './step-props.ts'
import { pathOf } from './steps.rules.ts'
import { searchCategories, suggestCategories } from './suggest.rules.ts'

const unsure = 'unsure'

/** Which kind of matter? Suggestions from the words first, then the whole list; "I don't know" is a good answer. */
export function CategoryStep(props: StepProps & { categories: readonly OpenCategory[] }) {
  const { t, nameOf } = useWords()
  const { draft, change, categories } = props
  const { items } = useSuggestions(draft.text)
  const own = useMemo(() => suggestCategories(categories, draft.text), [categories, draft.text])
  const shown = useRef<readonly OpenCategory[]>(own)
  // The server's suggestions, or without a line those from keywords. Nothing moves any more once somebody has chosen.
  if (draft.categoryId === undefined)
    shown.current = items
      ? items.flatMap(({ categoryId }) => categories.find((each) => each.id === categoryId) ?? [])
      : own
  const suggested = shown.current
  const chosen = categories.find((each) => each.id === draft.categoryId)
  const fromList = chosen && !suggested.some((each) => each.id === chosen.id) ? chosen : undefined
  const [open, setOpen] = useState(suggested.length === 0 && !fromList)
  const [tried, setTried] = useState(false)
  const choose = (id: string | null, from: 'suggestion' | 'list') => {
    change((now) => ({ categoryId: id, categoryFrom: from, answers: now.categoryId === id ? now.answers : {} }))
    setTried(false)
  }
  return (
    <QuestionScreen
      step={props.step}
      of={props.of}
      question={suggested.length > 0 ? t('resident.category.fits') : t('resident.category.question')}
      help={suggested.length > 0 ? t('resident.category.suggestion') : t('resident.category.help')}
      onBack={props.onBack}
      problem={tried && draft.categoryId === undefined ? t('resident.category.missing') : null}
      onNext={() => {
        setTried(true)
        if (draft.categoryId !== undefined) void props.onNext()
      }}
    >
      <fieldset>
        <legend className="ds-hidden">{t('resident.category.question')}</legend>
        {[...suggested, ...(fromList ? [fromList] : [])].map((category) => (
          <ChoiceCard
            key={category.id}
            name="category"
            value={category.id}
            checked={draft.categoryId === category.id}
            onChoose={(id) => choose(id, category === fromList ? 'list' : 'suggestion')}
            title={nameOf(category.name)}
            text={
              <>
                {descriptionOf(category, categories, nameOf)}
                <Reason item={items?.find((each) => each.categoryId === category.id)} />
              </>
            }
          />
        ))}
        <ChoiceCard
          name="category"
          value={unsure}
          checked={draft.categoryId === null}
          onChoose={() => choose(null, 'list')}
          title={t('resident.category.unsure')}
          text={t('resident.category.unsureText')}
        />
      </fieldset>
      {open ? (
        <CategoryList
          categories={categories}
          chosen={draft.categoryId}
          onChoose={(id) => {
            choose(id, 'list')
            setOpen(false)
          }}
        />
      ) : (
        <button type="button" className={report.more} onClick={() => setOpen(true)}>
          {t('resident.category.list')}
          <IconChevronRight size={20} aria-hidden />
        </button>
      )}
    </QuestionScreen>
  )
}

const descriptionOf = (
  category: OpenCategory,
  categories: readonly OpenCategory[],
  nameOf: (name: { en: string; zh: string } | undefined) => string,
) => {
  const parent = pathOf(categories, category.id)[1]
  return category.description ? nameOf(category.description) : parent ? nameOf(parent.name) : undefined
}

/** The whole tree: search, or open a group. A group can be chosen too, when nothing below it fits. */
function CategoryList(props: {
  categories: readonly OpenCategory[]
  chosen: string | null | undefined
  onChoose: (id: string) => void
}) {
  const { t, nameOf } = useWords()
  const { categories } = props
  const [words, setWords] = useState('')
  const [group, setGroup] = useState<string | null>(null)
  const found = searchCategories(categories, words)
  const path = pathOf(categories, group)
  const here = categories.filter((each) => each.parentId === group)
  const isSearching = words.trim() !== ''
  const shown = isSearching ? found : here
  return (
    <div className={report.list}>
      <TextInput
        label={t('resident.category.search')}
        value={words}
        maxLength={60}
        onChange={(event) => setWords(event.currentTarget.value)}
        // Enter searches here and must not go on to the next question.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <p role="status" className="ds-hidden">
        {isSearching ? t('resident.category.found', { count: found.length }) : ''}
      </p>
      {group && !isSearching ? (
        <button type="button" className={report.up} onClick={() => setGroup(path[1]?.id ?? null)}>
          ← {path[1] ? nameOf(path[1].name) : t('resident.category.all')}
        </button>
      ) : null}
      {isSearching && found.length === 0 ? <p className={shared.quiet}>{t('resident.category.none')}</p> : null}
      <ul className={shared.rows}>
        {group && !isSearching && path[0] ? (
          <li>
            <button type="button" onClick={() => props.onChoose(group)}>
              <span>{t('resident.category.other', { group: nameOf(path[0].name) })}</span>
            </button>
          </li>
        ) : null}
        {shown.map((category) => (
          <li key={category.id}>
            <button
              type="button"
              aria-pressed={category.leaf || isSearching ? category.id === props.chosen : undefined}
              onClick={() => (category.leaf || isSearching ? props.onChoose(category.id) : setGroup(category.id))}
            >
              <span>
                {nameOf(category.name)}
                {category.description ? <small>{nameOf(category.description)}</small> : null}
              </span>
              {category.leaf || isSearching ? null : <IconChevronRight size={20} aria-hidden />}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
