import type { PaperKind, PetitionView, ReplyResult } from '../../../../contract/petitions.ts'
import type { Locale } from '../../../words/catalogue.ts'
import { wordsFor } from '../../../words/catalogue.ts'
import { useWords } from '../../../words/words.tsx'
import desk from '../desk.module.css'
import classes from '../petitions.module.css'
import { isEmpty, type Values } from './acts.rules.ts'

// messages: petitions.paper.*, petitions.result.*, petition-pages.preview.*

const parts = ['words', 'grounds', 'whereTo', 'reason', 'outcome', 'remedy'] as const

/** A paper as it will read, in both languages: where one is missing, the other stands there, as in the document itself. */
export function PaperPreview({ kind, view, values }: { kind: PaperKind; view: PetitionView; values: Values }) {
  const { t } = useWords()
  return (
    <section aria-label={t('petition-pages.preview.title')} className={classes.stack}>
      <p className={classes.dim}>{t('petition-pages.preview.text')}</p>
      {(['zh-CN', 'en'] as const).map((locale) => (
        <Paper key={locale} locale={locale} kind={kind} view={view} values={values} />
      ))}
    </section>
  )
}

function Paper({
  locale,
  kind,
  view,
  values,
}: {
  locale: Locale
  kind: PaperKind
  view: PetitionView
  values: Values
}) {
  const say = (key: string, given?: Record<string, string>) => wordsFor(locale, key, given)
  const name = (of: { en: string; zh: string }) => (locale === 'zh-CN' ? of.zh : of.en)
  const shown = parts.filter((part) => !isEmpty(values[part]) && typeof values[part] === 'object')
  return (
    <article className={desk.paper} lang={locale}>
      <h3>{say(`petitions.paper.${kind}`)}</h3>
      <p>
        <span className="ds-num">{view.number}</span> · {view.subject}
      </p>
      <p>{name(view.holder.name)}</p>
      {values.result ? <p>{say(`petitions.result.${values.result as ReplyResult}`)}</p> : null}
      {values.days ? <p>{say('petition-pages.preview.days', { days: String(values.days) })}</p> : null}
      {shown.map((part) => {
        const both = values[part] as { en: string; zh: string }
        return (
          <div key={part}>
            <h4>{say(`petition-pages.preview.${part}`)}</h4>
            <p>{(locale === 'zh-CN' ? both.zh.trim() || both.en : both.en.trim() || both.zh).trim()}</p>
          </div>
        )
      })}
      {['reply', 'review', 'non_acceptance'].includes(kind) ? <p>{say('petition-pages.preview.law')}</p> : null}
    </article>
  )
}
