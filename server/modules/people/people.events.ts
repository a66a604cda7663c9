import type { OutboxEvent } from '../../platform/outbox/outbox.ts'

/** A post began. */
export interface PostCreated extends OutboxEvent {
  readonly name: 'post.created'
  readonly postId: string
}

/** Many posts began at once. */
export interface PostsImported extends OutboxEvent {
  readonly name: 'posts.imported'
  readonly importId: string
}

/** A post got its end; its open work goes to the successor, where one is named. */
export interface PostEnded extends OutboxEvent {
  readonly name: 'post.ended'
  readonly postId: string
  /** ISO instant. */
  readonly until: string
  readonly successorId?: string
}

/** Who acts for the holder of a post has changed. */
export interface PostLent extends OutboxEvent {
  readonly name: 'post.lent'
  readonly postId: string
}

/** Topic of everything that changes what somebody may do. */
export const postsTopic = 'posts'
