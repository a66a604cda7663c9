import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { NewDisputeAgreement } from '../../../../contract/disputes-agreement.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import { useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayAfter } from '../../../words/zone.ts'
import { fenOf } from './money.rules.ts'
import { useMoney } from './OffersCard.tsx'
import classes from './parts.module.css'
import { TermsForm, type TypedTerm, typedTerm } from './TermsForm.tsx'
import { useDo, useTable } from './table.tsx'

/** The mediator writes what was agreed: words and numbered duties in both languages, with the sheet beside it as it will read. */
export function AgreementForm(props: { form: 'written' | 'oral'; onDone: () => void }) {
  const { t, timeZone } = useWords()
  const { exact } = useFormat()
  const { view } = useTable()
  const { run, busy, problem } = useDo()
  const now = useNow()
  const { agreement } = view
  const held = view.sessions.filter(({ state }) => state === 'held')
  const [words, setWords] = useState(() => agreement?.words ?? { en: '', zh: '' })
  const [terms, setTerms] = useState<readonly TypedTerm[]>(() =>
    view.duties.length > 0
      ? view.duties.map(({ what, partyId, due, amount }) => typedTerm({ ...what, partyId, due, amount }))
      : [typedTerm({ partyId: view.parties.at(-1)?.id ?? '', due: dayAfter(now, 14, timeZone) })],
  )
  const [sessionId, setSession] = useState(held.at(-1)?.id ?? '')
  const [tried, setTried] = useState(false)
  const isWhole =
    (words.en.trim() || words.zh.trim() || terms.length > 0) &&
    terms.every(
      (term) =>
        (term.en.trim().length > 1 || term.zh.trim().length > 1) && term.due && fenOf(term.amount) !== undefined,
    )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isWhole) return
    const written: NewDisputeAgreement = {
      words: { en: words.en.trim(), zh: words.zh.trim() },
      duties: terms.map((term) => ({
        ...{ partyId: term.partyId, what: { en: term.en.trim(), zh: term.zh.trim() }, due: term.due },
        amount: fenOf(term.amount) ?? null,
      })),
    }
    const done =
      props.form === 'oral'
        ? await run(
            { path: '/agreement/oral', body: { agreement: written, sessionId } },
            t('dispute-pages.agreement.recorded'),
          )
        : await run({ path: '/agreement', body: { agreement: written } }, t('dispute-pages.agreement.saved'))
    if (done) props.onDone()
  }
  return (
    <form className={classes.fields} noValidate onSubmit={(event) => void submit(event)} data-agreement-form>
      {agreement && agreement.signatures.length > 0 ? (
        <p className={classes.problem}>{t('dispute-pages.agreement.voids')}</p>
      ) : null}
      {props.form === 'oral' ? (
        <>
          <p className={classes.dim}>{t('dispute-pages.agreement.oral_text')}</p>
          <NativeSelect
            size="sm"
            label={t('dispute-pages.agreement.session')}
            value={sessionId}
            onChange={(event) => setSession(event.currentTarget.value)}
            data={held.map(({ id, n, from }) => ({
              value: id,
              label: `${t('dispute-pages.session.n', { n })} · ${exact(from)}`,
            }))}
          />
        </>
      ) : null}
      <Both label={t('dispute-pages.agreement.words')} value={words} onChange={setWords} rows={3} max={2000} />
      <TermsForm terms={terms} onChange={setTerms} both tried={tried} today={dayAfter(now, 0, timeZone)} />
      <div className={classes.both}>
        {(['zh', 'en'] as const).map((tongue) => (
          <Preview key={tongue} tongue={tongue} words={words} terms={terms} />
        ))}
      </div>
      <div role="alert">
        {tried && !isWhole ? <p className={classes.problem}>{t('dispute-pages.term.missing')}</p> : null}
      </div>
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" size="sm" loading={busy}>
          {props.form === 'oral' ? t('dispute-pages.agreement.record') : t('dispute-pages.agreement.put')}
        </Button>
        <Button type="button" size="sm" variant="subtle" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** The sheet in one language, as it will read: where a language is missing the other stands for it. */
function Preview(props: { tongue: 'en' | 'zh'; words: { en: string; zh: string }; terms: readonly TypedTerm[] }) {
  const { t } = useWords()
  const { view } = useTable()
  const money = useMoney()
  const { tongue, words, terms } = props
  const other = tongue === 'en' ? 'zh' : 'en'
  const said = (text: { en: string; zh: string }) => text[tongue].trim() || text[other].trim()
  return (
    <section
      className={classes.paper}
      lang={tongue === 'zh' ? 'zh-CN' : 'en'}
      aria-label={t(`dispute-pages.agreement.preview_${tongue}`)}
    >
      <p className={classes.dim} lang={document.documentElement.lang}>
        {t(`dispute-pages.agreement.preview_${tongue}`)}
      </p>
      {said(words) ? <p className={classes.said}>{said(words)}</p> : null}
      <ol>
        {terms.map((term) => {
          const party = view.parties.find(({ id }) => id === term.partyId)
          const fen = fenOf(term.amount)
          return (
            <li key={term.key}>
              {party ? `${party.n}. ${party.name}: ` : ''}
              {said(term)} · {term.due}
              {fen ? ` · ${money(fen)}` : ''}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
