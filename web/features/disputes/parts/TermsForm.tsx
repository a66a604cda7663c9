import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useWords } from '../../../words/words.tsx'
import { typedOf } from './money.rules.ts'
import classes from './parts.module.css'
import { useTable } from './table.tsx'

/** One duty as it stands in a form: sums as typed. */
export interface TypedTerm {
  /** Tells the rows apart while they are edited. */
  key: string
  partyId: string
  en: string
  zh: string
  due: string
  amount: string
}

let count = 0

/** A row with nothing in it yet, or with what is known. */
export const typedTerm = (
  known: Partial<Omit<TypedTerm, 'key' | 'amount'>> & { amount?: number | null; partyId: string; due: string },
): TypedTerm => ({
  ...{ key: `term-${++count}`, en: known.en ?? '', zh: known.zh ?? '', partyId: known.partyId, due: known.due },
  amount: typedOf(known.amount),
})

/** Duties, one below the other: who does what until when, and the sum where it is about money. `both`: in both languages. */
export function TermsForm(props: {
  terms: readonly TypedTerm[]
  onChange: (terms: TypedTerm[]) => void
  both?: boolean
  /** True once sending was tried: says what is missing. */
  tried: boolean
  today: string
}) {
  const { t, locale } = useWords()
  const { view } = useTable()
  const { terms, onChange, both, tried } = props
  const change = (key: string, next: Partial<TypedTerm>) =>
    onChange(terms.map((term) => (term.key === key ? { ...term, ...next } : term)))
  const parties = view.parties.map(({ id, n, name, you }) => ({
    value: id,
    label: you ? t('dispute-pages.who.me', { name }) : t('dispute-pages.who.party', { n, name }),
  }))
  const size = both ? 'sm' : 'md'
  const tongues = both ? (['zh', 'en'] as const) : ([locale === 'zh-CN' ? 'zh' : 'en'] as const)
  return (
    <div className={classes.tight}>
      {terms.map((term, n) => (
        <fieldset key={term.key} className={`${classes.group} ${classes.term}`}>
          <legend>{t('dispute-pages.term.n', { n: n + 1 })}</legend>
          <div className={classes.pair}>
            <NativeSelect
              size={size}
              label={t('dispute-pages.term.who')}
              value={term.partyId}
              onChange={(event) => change(term.key, { partyId: event.currentTarget.value })}
              data={parties}
            />
            <TextInput
              size={size}
              type="date"
              label={t('dispute-pages.term.due')}
              min={props.today}
              value={term.due}
              error={tried && !term.due ? t('ui.required') : undefined}
              onChange={(event) => change(term.key, { due: event.currentTarget.value })}
            />
            <TextInput
              size={size}
              inputMode="decimal"
              label={t('dispute-pages.term.amount')}
              value={term.amount}
              maxLength={14}
              onChange={(event) => change(term.key, { amount: event.currentTarget.value })}
            />
          </div>
          <div className={both ? classes.both : undefined}>
            {tongues.map((tongue) => (
              <Textarea
                key={tongue}
                size={size}
                lang={tongue === 'zh' ? 'zh-CN' : 'en'}
                label={both ? t(`dispute-pages.term.what_${tongue}`) : t('dispute-pages.term.what')}
                autosize
                minRows={2}
                maxLength={1000}
                value={term[tongue]}
                error={tried && term.en.trim().length < 2 && term.zh.trim().length < 2 ? t('ui.required') : undefined}
                onChange={(event) => change(term.key, { [tongue]: event.currentTarget.value })}
              />
            ))}
          </div>
          {terms.length > 1 || both ? (
            <div>
              <Button
                size="sm"
                variant="subtle"
                leftSection={<IconTrash size={18} aria-hidden />}
                onClick={() => onChange(terms.filter(({ key }) => key !== term.key))}
              >
                {t('dispute-pages.term.remove', { n: n + 1 })}
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      <div>
        <Button
          size="sm"
          variant="default"
          disabled={terms.length >= 30}
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() =>
            onChange([
              ...terms,
              typedTerm({ partyId: view.parties.at(-1)?.id ?? '', due: terms.at(-1)?.due ?? props.today }),
            ])
          }
        >
          {t('dispute-pages.term.add')}
        </Button>
      </div>
    </div>
  )
}
