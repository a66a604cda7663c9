import { TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconChevronRight, IconPhone, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Category } from '../../../../contract/case-configuration.ts'
import { useWords } from '../../../words/words.tsx'
import { emergencyQuery } from '../device/configuration.ts'
import { useRecentCategories } from '../device/drafts.ts'
import classes from '../field.module.css'
import look from './report.module.css'
import type { Tree } from './tree.rules.ts'

/** What it is about in a few taps: what this device used last, then the tree, or by words. */
export function CategoryStep(props: { tree: Tree; value: string | null; onChange: (id: string | null) => void }) {
  const { t, nameOf } = useWords()
  const { tree, value } = props
  const recent = useRecentCategories().flatMap((id) => tree.byId.get(id) ?? [])
  const chosen = value ? tree.byId.get(value) : undefined
  const [open, setOpen] = useState<string | null>(chosen?.parentId ?? null)
  const [words, setWords] = useState('')
  const found = tree.find(words)
  const node = open ? tree.byId.get(open) : undefined
  const pathOf = (each: Category) =>
    each.path
      .slice(0, -1)
      .map((id) => nameOf(tree.byId.get(id)?.name))
      .join(' › ')
  const row = (each: Category, under?: string) => {
    const leaf = tree.isLeaf(each.id)
    return (
      <li key={each.id}>
        <button
          type="button"
          className={look.pick}
          aria-pressed={leaf ? value === each.id : undefined}
          onClick={() => {
            if (leaf) props.onChange(value === each.id ? null : each.id)
            else setOpen(each.id)
          }}
        >
          <span>
            {nameOf(each.name)}
            {under ? <small>{under}</small> : null}
          </span>
          {each.danger ? <IconAlertTriangle size={18} aria-label={t('cases.priority.danger')} /> : null}
          {leaf ? (
            value === each.id ? (
              <IconCheck size={20} aria-hidden />
            ) : null
          ) : (
            <IconChevronRight size={20} aria-hidden />
          )}
        </button>
      </li>
    )
  }
  return (
    <div className={classes.stack}>
      {chosen ? null : (
        <TextInput
          aria-label={t('field.category.search')}
          placeholder={t('field.category.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={words}
          maxLength={60}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter looks for words here; it does not send the page on.
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
      )}
      {chosen ? (
        <p className={look.chosen} role="status">
          <IconCheck size={20} aria-hidden />
          <span>
            {nameOf(chosen.name)}
            <small>{pathOf(chosen)}</small>
          </span>
          <button type="button" className={look.up} onClick={() => props.onChange(null)}>
            {t('field.category.change')}
          </button>
        </p>
      ) : null}
      {chosen?.danger ? <Emergency /> : null}
      {chosen ? null : words.trim() ? (
        <section aria-label={t('field.category.found', { count: found.length })}>
          <p className={classes.listName} role="status">
            {t('field.category.found', { count: found.length })}
          </p>
          <ul className={look.picks}>{found.slice(0, 30).map((each) => row(each, pathOf(each)))}</ul>
        </section>
      ) : (
        <>
          {recent.length > 0 && !node ? (
            <section>
              <h2 className={classes.listName}>{t('field.category.recent')}</h2>
              <ul className={look.picks}>{recent.map((each) => row(each, pathOf(each)))}</ul>
            </section>
          ) : null}
          <section>
            <h2 className={classes.listName}>
              {node ? (
                <button type="button" className={look.up} onClick={() => setOpen(node.parentId)}>
                  {t('field.category.up', { name: nameOf(node.name) })}
                </button>
              ) : (
                t('field.category.all')
              )}
            </h2>
            <ul className={look.picks}>{tree.children(open).map((each) => row(each))}</ul>
          </section>
        </>
      )}
    </div>
  )
}

/** Danger to life: whom to call comes before anything that is written. */
export function Emergency() {
  const { t, nameOf } = useWords()
  const { data } = useQuery(emergencyQuery)
  const numbers = data?.emergencyNumbers ?? []
  return (
    <div className={look.danger} role="alert">
      <strong>{t('field.danger.title')}</strong>
      <ul>
        {numbers.map((each) => (
          <li key={each.number}>
            <a href={`tel:${each.number}`}>
              <IconPhone size={20} aria-hidden />
              {each.number} {nameOf(each.name)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
