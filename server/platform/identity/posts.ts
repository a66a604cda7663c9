import type { ActingPost } from '../../../contract/identity.ts'
import type { Tx } from '../database/database.ts'
import type { PostHeld } from '../policy/actor.ts'

/** A post with whoever holds it. */
export interface HeldPost {
  post: PostHeld
  /** Absent: vacant. */
  accountId?: string
  holderName?: string
}

/** A post's names, in both languages. */
export type PostNames = Omit<ActingPost, 'standingInFor'>

/** What identity needs to know about posts. The people module gives it; the platform knows no module. */
export interface Posts {
  /** The posts an account holds or stands in for at `now`. */
  ofAccount(tx: Tx, accountId: string, now: Date): Promise<PostHeld[]>
  /** A post in force at `now`, whoever holds it. */
  findPost(tx: Tx, postId: string, now: Date): Promise<HeldPost | undefined>
  /** Names to show for posts, past ones too. Ids that lead nowhere are left out. */
  describe(tx: Tx, postIds: readonly string[]): Promise<PostNames[]>
}
