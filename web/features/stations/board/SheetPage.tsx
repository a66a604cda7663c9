import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Board } from '../../../../contract/board.ts'
import type { Locale } from '../../../../contract/common.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { styleNonce } from '../../../app/nonce.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { useTitle } from '../../../ui/title.ts'
import { dayOf } from '../../../words/time.ts'
import { useWords } from '../../../words/words.tsx'
import { Amenities, Duties, Hours, Numbers, Officers, Part, People, Phone } from './parts.tsx'
import sheet from './sheet.module.css'
import { BothTongues, Name, Say } from './tongue.tsx'
import { boardAddress, reportAddress, shortMark, useBoard } from './useBoard.ts'

/** The board as one A3 sheet, upright, both languages: as it will be printed. */
export function SheetPage() {
  const { t } = useWords()
  const { code } = useParams({ from: '/board/$code/sheet' })
  const { data: board, error, refetch } = useBoard(code)
  useTitle(t('stations.board.print'))
  if (error && !board) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!board) return <PageSkeleton lines={8} />
  return (
    <main id="main" tabIndex={-1} className={sheet.desk}>
      {/* The size of paper is a matter of the whole document, and only while this page is open. */}
      <style nonce={styleNonce}>{'@page{size:297mm 420mm;margin:0}'}</style>
      <div className={`${sheet.tools} ds-no-print`}>
        <ButtonLink to="/board/$code" params={{ code }} search={{}} variant="default">
          <IconArrowLeft size={18} aria-hidden /> {t('stations.board.back')}
        </ButtonLink>
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
          {t('stations.board.print_now')}
        </Button>
        <span>{t('stations.board.print_help')}</span>
      </div>
      <Wall board={board} look="paper" />
    </main>
  )
}

/** The board on a screen on the wall: large enough to be read from three metres, and always up to date. */
export function ScreenPage() {
  const { t } = useWords()
  const { code } = useParams({ from: '/board/$code/screen' })
  const { data: board, error, refetch } = useBoard(code)
  useTitle(t('stations.board.screen'))
  if (error && !board) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!board) return <PageSkeleton lines={8} />
  return (
    <main id="main" tabIndex={-1} className={sheet.screenDesk}>
      <Wall board={board} look="screen" />
      <ButtonLink
        className={`${sheet.away} ds-no-print`}
        to="/board/$code"
        params={{ code }}
        search={{}}
        variant="default"
      >
        {t('stations.board.back')}
      </ButtonLink>
    </main>
  )
}

function Wall(props: { board: Board; look: 'paper' | 'screen' }) {
  const { t, timeZone } = useWords()
  const { board, look } = props
  const { station } = board
  const body = useRef<HTMLDivElement>(null)
  useFit(body, look === 'paper', board)
  useTurning(body, look === 'screen')
  const held = (locale: Locale) => ({
    day: dayOf(new Date(board.today), locale, timeZone),
    mark: shortMark(board.mark),
  })
  return (
    <BothTongues>
      <article className={look === 'paper' ? sheet.paper : sheet.screen} data-sheet data-wall>
        <header className={sheet.head}>
          <div>
            <p className={sheet.above}>
              {board.above
                .filter(({ level }) => level !== 'district')
                .map(({ name }) => name.zh)
                .join(' · ')}
            </p>
            <h1>
              <Name of={board.name} />
            </h1>
          </div>
          <p className={sheet.code}>
            {station ? (
              <>
                <strong>NO.{board.code}</strong>
                <Say k={`stations.kind.${station.kind}`} />
              </>
            ) : (
              <Say k={`stations.level.${board.unit.level}`} />
            )}
          </p>
        </header>
        {station?.closed ? (
          <p className={sheet.closed}>
            <Say k="stations.board.closed" />
          </p>
        ) : null}
        <div className={sheet.body} ref={body}>
          <div className={sheet.flow}>
            <Part k="stations.board.people" name="people">
              <People of={board.serving} />
            </Part>
            {board.helpers.length > 0 ? (
              <Part k="stations.board.helpers" name="helpers">
                <People of={board.helpers} across />
              </Part>
            ) : null}
            {station && (station.hours.length > 0 || station.hoursNote) ? (
              <Part k="stations.board.hours" name="hours">
                <Hours of={station} />
              </Part>
            ) : null}
            {station?.address ? (
              <Part k="stations.board.where" name="place">
                <p>
                  <Name of={station.address} />
                </p>
              </Part>
            ) : null}
            {board.officers.length > 0 ? (
              <Part k="stations.board.officers" name="officers">
                <Officers of={board.officers} />
              </Part>
            ) : null}
            {board.numbers.length > 0 ? (
              <Part k="stations.board.numbers" note="stations.board.numbers_note" name="numbers">
                <Numbers of={board.numbers} />
              </Part>
            ) : null}
            {board.amenities.length > 0 ? (
              <Part k="stations.board.amenities" name="amenities">
                <Amenities of={board.amenities} />
              </Part>
            ) : null}
            {look === 'paper' && board.serving.length + board.helpers.length > 0 ? (
              <Part k="stations.board.duties" name="duties">
                <Duties board={board} />
              </Part>
            ) : null}
          </div>
        </div>
        <footer className={sheet.foot}>
          <div className={sheet.calls}>
            {board.dutyPhone ? (
              <p>
                <Say k="stations.board.duty_phone" />
                <Phone number={board.dutyPhone} name="" />
              </p>
            ) : null}
            {board.supervisionPhone ? (
              <p>
                <Say k="stations.board.supervision" />
                <Phone number={board.supervisionPhone} name="" />
              </p>
            ) : null}
            <small className={sheet.mark}>
              {look === 'paper' ? <Say k="stations.board.sheet_of" values={held} /> : null}
            </small>
          </div>
          <figure>
            <Qr text={boardAddress(board)} label={t('stations.board.page_qr')} size={1} />
            <figcaption>
              <Say k="stations.board.page_qr" />
            </figcaption>
          </figure>
          <figure>
            <Qr text={reportAddress(board)} label={t('stations.board.report_qr')} size={1} />
            <figcaption>
              <Say k="stations.board.report_qr" />
            </figcaption>
          </figure>
        </footer>
      </article>
    </BothTongues>
  )
}

/** Letters as large as the room allows: a sheet with four lines fills its paper, one with fifty keeps to it. In steps of 2 %. */
function useFit(body: { current: HTMLDivElement | null }, wanted: boolean, board: Board): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another board, another size
  useLayoutEffect(() => {
    const box = body.current
    if (!box || !wanted) return
    const fits = (step: number) => {
      // Taken off and put back: sizes told in letters of letters would else keep what the step before made of them.
      box.hidden = true
      box.style.setProperty('--letters', String(step / 50))
      void box.offsetHeight
      box.hidden = false
      return box.scrollHeight <= box.clientHeight
    }
    const fit = () => {
      // Cut into pages for the printer, a box no longer says how high it is: what was measured before holds.
      if (matchMedia('print').matches) return
      let [low, high] = [12, 85]
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if (fits(middle)) low = middle
        else high = middle - 1
      }
      fits(low)
    }
    fit()
    // Styles and the words of the other language may come later: another room or more to say, another size of the letters.
    const observer = new ResizeObserver(fit)
    observer.observe(box)
    if (box.firstElementChild) observer.observe(box.firstElementChild)
    return () => observer.disconnect()
  }, [board, wanted])
}

/** Milliseconds a page of a screen stays. */
const stays = 12_000

/** A screen has no hand to scroll it: it turns its pages by itself, and waits while somebody points at it. */
function useTurning(body: { current: HTMLDivElement | null }, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return
    const timer = setInterval(() => {
      const box = body.current
      if (!box || box.matches(':hover')) return
      const page = box.clientWidth + Number.parseFloat(getComputedStyle(box).columnGap || '0')
      box.scrollLeft = box.scrollLeft + box.clientWidth >= box.scrollWidth - 4 ? 0 : box.scrollLeft + page
    }, stays)
    return () => clearInterval(timer)
  }, [body, wanted])
}
