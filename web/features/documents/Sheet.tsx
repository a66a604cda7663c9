import type { Locale } from '../../../contract/common.ts'
import type { DocumentBlock, DocumentText, DocumentView } from '../../../contract/documents.ts'
import { at } from '../../app/basepath.ts'
import { useSession } from '../../app/session.tsx'
import { Qr } from '../../ui/Qr.tsx'
import type { WordKey } from '../../words/areas.ts'
import { wordsFor } from '../../words/catalogue.ts'
import classes from './document.module.css'

// messages: documents.signed.*

/** One paper in one language, A4 when printed, readable on a phone before. */
export function Sheet({ view, locale }: { view: DocumentView; locale: Locale }) {
  const { tenant } = useSession()
  const { content, code, hash, issuedAt } = view
  const say = (key: WordKey, values: Record<string, string> = {}) => wordsFor(locale, key, values)
  const inWords = (text: DocumentText) => (locale === 'en' ? text.en : text.zh)
  const day = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: tenant.timeZone }).format(new Date(instant))
  let numbered = 0
  return (
    <article className={classes.paper} lang={locale} data-sheet>
      <header className={classes.head}>
        <p>{inWords(content.issuer)}</p>
        <h1>{inWords(content.title)}</h1>
        <p className="ds-num">
          {say('documents.number', { number: content.number })} · {say('documents.issued', { day: day(issuedAt) })}
        </p>
      </header>
      {content.blocks.map((block, index) => {
        const from = numbered
        if (block.kind === 'items') numbered += block.items.length
        return (
          // Blocks of a frozen paper never change their places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Block key={index} block={block} from={from} {...{ say, inWords, day }} drawings={view.drawings} />
        )
      })}
      <footer className={classes.foot}>
        <Qr text={`${location.origin}${at(`/verify/${code}`)}`} label={say('documents.qr')} size={5.5} />
        <div>
          <p>
            {say('documents.code')} <strong className="ds-num">{code}</strong>
          </p>
          <p>{say('documents.verify_help')}</p>
          <p className={classes.hash}>SHA-256 {hash}</p>
        </div>
      </footer>
    </article>
  )
}

function Block(props: {
  block: DocumentBlock
  from: number
  say: (key: WordKey, values?: Record<string, string>) => string
  inWords: (text: DocumentText) => string
  day: (instant: string) => string
  drawings: Readonly<Record<string, string>>
}) {
  const { block, from, say, inWords, day } = props
  switch (block.kind) {
    case 'heading':
      return <h2>{inWords(block.text)}</h2>
    case 'paragraph':
      return <p className={classes.words}>{inWords(block.text)}</p>
    case 'items':
      return (
        <ol start={from + 1}>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items of a frozen paper never change their places
            <li key={index}>{inWords(item)}</li>
          ))}
        </ol>
      )
    case 'facts':
      return (
        <dl>
          {block.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a frozen paper never change their places
            <div key={index}>
              <dt>{inWords(row.label)}</dt>
              <dd>{inWords(row.value)}</dd>
            </div>
          ))}
        </dl>
      )
    case 'signatures':
      return (
        <div className={classes.signatures}>
          {block.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a frozen paper never change their places
            <div key={index} className={classes.signature}>
              <span>{[inWords(line.label), line.name].filter(Boolean).join(' ')}</span>
              <span className={classes.line}>
                {line.fileId && props.drawings[line.fileId] ? (
                  <img src={props.drawings[line.fileId]} alt={say('documents.drawn')} />
                ) : null}
                {line.how === 'typed' && line.name ? <em>{line.name}</em> : null}
                <small>
                  {line.how && line.at
                    ? say(`documents.signed.${line.how}`, { day: day(line.at) })
                    : say('documents.signature')}
                </small>
              </span>
            </div>
          ))}
        </div>
      )
  }
}
