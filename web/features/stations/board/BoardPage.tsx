import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { Board } from '../../../../contract/board.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './board.module.css'
import { Amenities, Duties, Folded, Hours, Numbers, Officers, Part, People, Phone } from './parts.tsx'
import { boardAddress, reportAddress, useBoard } from './useBoard.ts'

// messages: stations.section.*

/** The public board of a station or a unit, for a phone in the hand. */
export function BoardPage() {
  const { code } = useParams({ from: '/resident/board/$code' })
  const { sheet } = useSearch({ from: '/resident/board/$code' })
  const { data: board, error, refetch } = useBoard(code, sheet)
  if (board) return <Whole board={board} />
  if (error) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  return <PageSkeleton lines={8} />
}

function Whole({ board }: { board: Board }) {
  const { t, nameOf, locale } = useWords()
  const { exact, day } = useFormat()
  const { station } = board
  const above = board.above.filter(({ level }) => level !== 'district').map(({ name }) => nameOf(name))
  return (
    <div className={classes.board}>
      <PageHeader
        title={nameOf(board.name)}
        above={t('stations.board.above')}
        text={[
          ...(station ? [`NO.${board.code} · ${t(`stations.kind.${station.kind}`)}`, nameOf(board.unit.name)] : []),
          above.join(locale === 'zh-CN' ? ' · ' : ', '),
        ].join(' · ')}
      />
      {board.sheet ? (
        <p className={classes.sheetNote} role="status" data-changed={board.sheet.changed.length > 0 || undefined}>
          {board.sheet.changed.length === 0
            ? t('stations.board.sheet_current', { day: day(board.sheet.day) })
            : t('stations.board.sheet_changed', {
                day: day(board.sheet.day),
                parts: board.sheet.changed
                  .map((section) => t(`stations.section.${section}`))
                  .join(locale === 'zh-CN' ? '、' : ', '),
              })}
        </p>
      ) : null}
      {station?.closed ? <p className={classes.sheetNote}>{t('stations.board.closed')}</p> : null}
      {board.dutyPhone ? (
        <p className={classes.duty}>
          <span>{t('stations.board.duty_phone')}</span>
          <Phone number={board.dutyPhone} name={t('stations.board.duty_phone')} />
        </p>
      ) : null}
      <ButtonLink to="/report" search={{ at: board.code }} size="md">
        {t('stations.board.report')}
      </ButtonLink>
      <Part k="stations.board.people" name="people">
        <People of={board.serving} />
      </Part>
      {board.helpers.length > 0 ? (
        <Part k="stations.board.helpers" name="helpers">
          <People of={board.helpers} across />
        </Part>
      ) : null}
      {station ? (
        <>
          {station.hours.length > 0 || station.hoursNote ? (
            <Part k="stations.board.hours" name="hours">
              <Hours of={station} />
            </Part>
          ) : null}
          {station.address ? (
            <Part k="stations.board.where" name="place">
              <p>{nameOf(station.address)}</p>
            </Part>
          ) : null}
        </>
      ) : null}
      {board.officers.length > 0 ? (
        <Folded k="stations.board.officers" name="officers">
          <Officers of={board.officers} />
        </Folded>
      ) : null}
      {board.numbers.length > 0 ? (
        <Folded k="stations.board.numbers" note="stations.board.numbers_note" name="numbers">
          <Numbers of={board.numbers} />
        </Folded>
      ) : null}
      {board.serving.length + board.helpers.length > 0 ? (
        <Folded k="stations.board.duties" name="duties">
          <Duties board={board} />
        </Folded>
      ) : null}
      {board.amenities.length > 0 ? (
        <Folded k="stations.board.amenities" name="amenities">
          <Amenities of={board.amenities} />
        </Folded>
      ) : null}
      {board.stations.length > 0 ? (
        <Part k="stations.board.stations" name="stations">
          <ul className={classes.links}>
            {board.stations.map((each) => (
              <li key={each.code}>
                <Link to="/board/$code" params={{ code: each.code }} search={{}}>
                  {nameOf(each.name)}
                </Link>{' '}
                <span className={classes.place}>{t(`stations.kind.${each.kind}`)}</span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {board.supervisionPhone ? (
        <p className={classes.duty}>
          <span>{t('stations.board.supervision')}</span>
          <Phone number={board.supervisionPhone} name={t('stations.board.supervision')} />
        </p>
      ) : null}
      <Folded k="stations.board.codes" name="codes">
        <div className={classes.qrs}>
          <figure>
            <Qr text={boardAddress(board)} label={t('stations.board.page_qr')} size={8} />
            <figcaption>{t('stations.board.page_qr')}</figcaption>
          </figure>
          <figure>
            <Qr text={reportAddress(board)} label={t('stations.board.report_qr')} size={8} />
            <figcaption>{t('stations.board.report_qr')}</figcaption>
          </figure>
        </div>
      </Folded>
      <div className={classes.doors}>
        <ButtonLink to="/board/$code/sheet" params={{ code: board.code }} variant="default" size="md">
          {t('stations.board.print')}
        </ButtonLink>
        <ButtonLink to="/board/$code/screen" params={{ code: board.code }} variant="default" size="md">
          {t('stations.board.screen')}
        </ButtonLink>
      </div>
      <p className={classes.asOf}>{t('stations.board.as_of', { time: exact(board.asOf) })}</p>
    </div>
  )
}
