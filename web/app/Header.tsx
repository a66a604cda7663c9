import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import {
  IconCheck,
  IconLetterCase,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSun,
  IconTextIncrease,
  IconUser,
  IconUserCircle,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ActingPost } from '../../contract/identity.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { toast } from '../ui/toasts.tsx'
import type { WordKey } from '../words/areas.ts'
import { useWords } from '../words/words.tsx'
import { useEasyView, useLargeType } from './display.ts'
import { NoticeBell } from './NoticeBell.tsx'
import { asProblem } from './problem.ts'
import { useSession, useSessionActions } from './session.tsx'
import classes from './shell.module.css'

/** The bar on top: whose service this is, the navigation of the surface, how the page looks, who is signed in. */
export function Header(props: { home: string; surface: WordKey | null; children?: ReactNode; wide?: boolean }) {
  const { t, nameOf } = useWords()
  const session = useSession()
  const name = nameOf(session.tenant.name)
  useEffect(() => {
    document.documentElement.dataset.site = name
  }, [name])
  const header = useRef<HTMLElement>(null)
  useEffect(() => {
    // Large letters and the demo strip change its height; what sticks below it has to know.
    // Every part of the page is styled anew for it: not in the frame that shows the page.
    const watch = new ResizeObserver(() => {
      const height = `${header.current?.offsetHeight ?? 60}px`
      setTimeout(() => document.documentElement.style.setProperty('--ds-header', height))
    })
    if (header.current) watch.observe(header.current)
    return () => watch.disconnect()
  }, [])
  return (
    <header className={classes.header} ref={header}>
      <div className={classes.bar} data-wide={props.wide || undefined}>
        <Link to={props.home} className={classes.brand}>
          <Mark />
          <span className={classes.brandText}>
            <span className={classes.tenant}>{name}</span>
            {props.surface ? <span className={classes.surface}>{t(props.surface)}</span> : null}
          </span>
        </Link>
        {props.children}
        <div className={classes.tools}>
          <NoticeBell />
          <LanguageButton />
          <DisplayMenu />
          <AccountMenu />
        </div>
      </div>
      {session.demo ? <div className={classes.demo}>{t('app.demo')}</div> : null}
    </header>
  )
}

/** The sign of the house. */
export function Mark(props: { size?: number }) {
  return (
    <svg viewBox="0 0 64 64" width={props.size ?? 32} height={props.size ?? 32} aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="14" fill="#2c5f86" />
      <g fill="none" stroke="#fff" strokeWidth="5" strokeLinejoin="round" strokeLinecap="round">
        <path d="M18 50V24.5L32 14l14 10.5V50" />
        <path d="M12 50h40" />
      </g>
      <circle cx="37.5" cy="37" r="3" fill="#fff" />
    </svg>
  )
}

function LanguageButton() {
  const { locale, setLocale } = useWords()
  const other = locale === 'en' ? 'zh-CN' : 'en'
  // Each language is named in itself: whoever needs it can read it.
  return (
    <button type="button" className={classes.tool} lang={other} onClick={() => setLocale(other)}>
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}

function DisplayMenu() {
  const { t } = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const computed = useComputedColorScheme('light')
  const [large, setLarge] = useLargeType()
  const [easy, setEasy] = useEasyView()
  const dark = colorScheme === 'auto' ? computed === 'dark' : colorScheme === 'dark'
  return (
    <Disclosure label={t('app.display')} face={<IconSettings size={22} aria-hidden />}>
      {() => (
        <div className={classes.menu}>
          <button
            type="button"
            role="switch"
            aria-checked={large}
            className={classes.menuItem}
            onClick={() => setLarge(!large)}
          >
            <IconLetterCase size={20} aria-hidden />
            <span>{t('app.largeType')}</span>
            {large ? <IconCheck size={18} aria-hidden className={classes.menuEnd} /> : null}
          </button>
          <button
            type="button"
            role="switch"
            aria-checked={easy}
            className={classes.menuItem}
            onClick={() => setEasy(!easy)}
          >
            <IconTextIncrease size={20} aria-hidden />
            <span>{t('app.easy')}</span>
            {easy ? <IconCheck size={18} aria-hidden className={classes.menuEnd} /> : null}
          </button>
          <button
            type="button"
            role="switch"
            aria-checked={dark}
            className={classes.menuItem}
            onClick={() => setColorScheme(dark ? 'light' : 'dark')}
          >
            {dark ? <IconMoon size={20} aria-hidden /> : <IconSun size={20} aria-hidden />}
            <span>{t('app.dark')}</span>
            {dark ? <IconCheck size={18} aria-hidden className={classes.menuEnd} /> : null}
          </button>
        </div>
      )}
    </Disclosure>
  )
}

/** Role and place of a post in words: `Desk · North Street`. */
export function usePostName(): (post: ActingPost) => string {
  const { t, nameOf } = useWords()
  return (post) => {
    const role = t(`app.role.${post.role}` as WordKey)
    const place = nameOf(post.place?.name)
    return place ? `${post.title ?? role} · ${place}` : (post.title ?? role)
  }
}

function AccountMenu() {
  const { t } = useWords()
  const session = useSession()
  const actions = useSessionActions()
  const navigate = useNavigate()
  const postName = usePostName()
  if (!session.account)
    return (
      <Link to="/sign-in" className={classes.tool} data-strong>
        <IconUser size={20} aria-hidden />
        <span className={classes.toolText}>{t('app.signIn')}</span>
      </Link>
    )
  const account = session.account
  const acting = session.actingPost ?? (session.posts.length === 1 ? session.posts[0] : undefined)
  const act = async (postId: string | null, close: () => void) => {
    close()
    await actions.actAs(postId).catch((error) => toast({ kind: 'problem', text: asProblem(error).message }))
  }
  return (
    <Disclosure
      face={
        <>
          <span className="ds-hidden">{t('app.account.mine')} </span>
          <IconUserCircle size={24} stroke={1.6} aria-hidden />
          <span className={classes.who}>
            <span>{account.name}</span>
            {acting ? <small>{postName(acting)}</small> : null}
          </span>
        </>
      }
    >
      {(close) => (
        <div className={classes.menu}>
          <p className={classes.menuHead}>
            <strong>{account.name}</strong>
            <span>{account.mail ?? account.phone}</span>
          </p>
          {session.posts.length > 0 ? (
            <fieldset className={classes.posts}>
              <legend>{t('app.account.actAs')}</legend>
              {session.posts.length > 1 ? (
                <PostChoice
                  text={t('app.account.allPosts')}
                  chosen={session.actingPostId === null}
                  onChoose={() => act(null, close)}
                />
              ) : null}
              {session.posts.map((post) => (
                <PostChoice
                  key={post.id}
                  text={postName(post)}
                  note={post.standingInFor ? t('app.account.standingIn') : undefined}
                  chosen={session.actingPostId === post.id || session.posts.length === 1}
                  onChoose={() => act(post.id, close)}
                />
              ))}
            </fieldset>
          ) : null}
          {session.posts.length > 0 ? (
            <>
              <Link to="/console" className={classes.menuItem} onClick={close}>
                {t('app.surface.console')}
              </Link>
              <Link to="/field" className={classes.menuItem} onClick={close}>
                {t('app.surface.field')}
              </Link>
            </>
          ) : null}
          <Link to="/" className={classes.menuItem} onClick={close}>
            {t('app.surface.resident')}
          </Link>
          <Link to={'/points' as string} className={classes.menuItem} onClick={close}>
            {t('app.account.points')}
          </Link>
          <Link to="/account" className={classes.menuItem} onClick={close}>
            {t('app.account.mine')}
          </Link>
          {session.demo ? (
            <Link to="/sign-in" className={classes.menuItem} onClick={close}>
              {t('app.account.otherRole')}
            </Link>
          ) : null}
          <button
            type="button"
            className={classes.menuItem}
            onClick={async () => {
              close()
              await actions
                .signOut()
                .then(() => navigate({ to: '/' }))
                .catch((error) => toast({ kind: 'problem', text: asProblem(error).message }))
            }}
          >
            <IconLogout size={20} aria-hidden />
            <span>{t('app.account.signOut')}</span>
          </button>
        </div>
      )}
    </Disclosure>
  )
}

function PostChoice(props: { text: string; note?: string; chosen: boolean; onChoose: () => void }) {
  return (
    <button type="button" className={classes.menuItem} aria-pressed={props.chosen} onClick={props.onChoose}>
      <span>
        {props.text}
        {props.note ? <small className={classes.menuNote}>{props.note}</small> : null}
      </span>
      {props.chosen ? <IconCheck size={18} aria-hidden className={classes.menuEnd} /> : null}
    </button>
  )
}
