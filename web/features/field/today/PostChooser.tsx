import { IconCheck, IconChevronDown, IconId } from '@tabler/icons-react'
import { useState } from 'react'
import type { ActingPost } from '../../../../contract/identity.ts'
import { asProblem } from '../../../app/problem.ts'
import { useSession, useSessionActions } from '../../../app/session.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'

// messages: cases.role.*

/** The post somebody acts as, and a way to act as another of theirs. With a single post it only says which. */
export function PostChooser() {
  const { t, nameOf } = useWords()
  const { posts, actingPost } = useSession()
  const actions = useSessionActions()
  const explain = useErrorWords()
  const [busy, setBusy] = useState(false)
  const nameOfPost = (post: ActingPost) =>
    [t(`cases.role.${post.role}` as 'cases.role.desk'), nameOf(post.place?.name)].filter(Boolean).join(' · ')
  const only = posts.length === 1 ? posts[0] : undefined
  const shown = actingPost ?? only
  const words = shown ? nameOfPost(shown) : t('field.post.all', { count: posts.length })
  if (only)
    return (
      <span className={classes.post}>
        <IconId size={18} aria-hidden />
        {words}
      </span>
    )
  const choose = async (postId: string | null, close: () => void) => {
    setBusy(true)
    try {
      await actions.actAs(postId)
      close()
    } catch (error) {
      toast({ text: explain(asProblem(error)), kind: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Disclosure
      label={t('field.post.choose', { post: words })}
      align="start"
      className={classes.postButton}
      face={
        <>
          <IconId size={18} aria-hidden />
          <span>{words}</span>
          <IconChevronDown size={16} aria-hidden />
        </>
      }
    >
      {(close) => (
        <ul className={classes.posts}>
          {[null, ...posts].map((post) => {
            const chosen = (post?.id ?? null) === (actingPost?.id ?? null)
            return (
              <li key={post?.id ?? 'all'}>
                <button
                  type="button"
                  aria-pressed={chosen}
                  disabled={busy}
                  onClick={() => void choose(post?.id ?? null, close)}
                >
                  <span>
                    {post ? nameOfPost(post) : t('field.post.all', { count: posts.length })}
                    {post?.standingInFor ? <small>{t('app.account.standingIn')}</small> : null}
                  </span>
                  {chosen ? <IconCheck size={18} aria-hidden /> : null}
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </Disclosure>
  )
}
