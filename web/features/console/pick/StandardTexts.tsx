import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconTextPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { StandardText } from '../../../../contract/case-configuration.ts'
import { read } from '../../../app/api.ts'
import { useWords } from '../../../words/words.tsx'
import classes from './pick.module.css'

/** What standard texts are kept for. */
export type TextUse = StandardText['use']

/** Texts that are said often, found by their words, taken over with a click and free to change afterwards. */
export function StandardTexts(props: { use: TextUse; categoryId: string | null; onTake: (text: string) => void }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div>
      <button
        type="button"
        className={classes.textsButton}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <IconTextPlus size={16} aria-hidden />
        {t('console.texts.open')}
      </button>
      <div id={id} hidden={!open}>
        {open ? (
          <Found
            {...props}
            onTake={(text) => {
              props.onTake(text)
              setOpen(false)
            }}
          />
        ) : null}
      </div>
    </div>
  )
}

function Found(props: { use: TextUse; categoryId: string | null; onTake: (text: string) => void }) {
  const { t, nameOf } = useWords()
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 200)
  const { data, isPending } = useQuery(
    read('/api/v1/configuration/texts', {
      params: {
        query: {
          use: props.use,
          active: 'true',
          ...(props.categoryId ? { categoryId: props.categoryId } : {}),
          ...(q ? { q } : {}),
        },
      },
    }),
  )
  return (
    <div className={classes.texts}>
      <TextInput
        size="sm"
        aria-label={t('console.texts.search')}
        placeholder={t('console.texts.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {data && data.items.length === 0 ? <p className={classes.none}>{t('console.texts.none')}</p> : null}
      {isPending ? <p className={classes.none}>{t('console.pick.searching')}</p> : null}
      <ul>
        {data?.items.map((each) => (
          <li key={each.id}>
            <button type="button" onClick={() => props.onTake(nameOf(each.text))}>
              <strong>{nameOf(each.title)}</strong>
              <span>{nameOf(each.text)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
