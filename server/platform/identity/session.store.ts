import type pg from 'pg'

/** A session that has not ended, with its account and what was chosen for one tenant. */
export interface OpenSession {
  id: string
  token: string
  accountId: string
  name: string
  mail: string
  mailVerified: boolean
  phone: string | null
  secondFactor: boolean
  expiresAt: Date
  updatedAt: Date
  actingPostId: string | null
}

/** A session as its owner sees it in a list. */
export interface ListedSession {
  id: string
  userAgent: string | null
  createdAt: Date
  updatedAt: Date
  expiresAt: Date
}

/** Sessions of the installation, in the schema `auth`. */
export interface SessionStore {
  /** The session of a token, unless it has ended at `now` or its account was erased. */
  find(given: { token: string; tenantId: string; now: Date }): Promise<OpenSession | undefined>
  list(accountId: string, now: Date): Promise<ListedSession[]>
  /** Ends one session of an account. Gives its token, or undefined where the account has no such session. */
  end(accountId: string, sessionId: string): Promise<string | undefined>
  /** Ends all sessions of an account but one. Gives their tokens. */
  endOthers(accountId: string, keepSessionId: string | undefined): Promise<string[]>
  chooseActingPost(given: { sessionId: string; tenantId: string; postId: string | null }): Promise<void>
  /** Deletes what has run out: sessions, codes, counts. Gives the number of rows. */
  sweep(now: Date): Promise<number>
}

/** Reads and ends sessions over the application's pool. */
export function sessionStore(pool: pg.Pool): SessionStore {
  return {
    async find({ token, tenantId, now }) {
      const { rows } = await pool.query<OpenSession>({
        name: 'identity_session_of_token',
        text: `select s.id, s.token, s.user_id as "accountId", u.name, u.email as mail, u.email_verified as "mailVerified",
            u.phone_number as phone, u.two_factor_enabled as "secondFactor", s.expires_at as "expiresAt",
            s.updated_at as "updatedAt", s.acting_posts->>$2 as "actingPostId"
          from auth.session s
          join auth."user" u on u.id = s.user_id
          where s.token = $1 and s.expires_at > $3 and u.erased_at is null`,
        values: [token, tenantId, now],
      })
      return rows[0]
    },
    async list(accountId, now) {
      const { rows } = await pool.query<ListedSession>({
        name: 'identity_sessions_of_account',
        text: `select id, user_agent as "userAgent", created_at as "createdAt", updated_at as "updatedAt", expires_at as "expiresAt"
          from auth.session where user_id = $1 and expires_at > $2 order by updated_at desc limit 100`,
        values: [accountId, now],
      })
      return rows
    },
    async end(accountId, sessionId) {
      const { rows } = await pool.query<{ token: string }>({
        name: 'identity_session_end',
        text: 'delete from auth.session where user_id = $1 and id = $2 returning token',
        values: [accountId, sessionId],
      })
      return rows[0]?.token
    },
    async endOthers(accountId, keepSessionId) {
      const { rows } = await pool.query<{ token: string }>({
        name: 'identity_session_end_others',
        text: 'delete from auth.session where user_id = $1 and id is distinct from $2 returning token',
        values: [accountId, keepSessionId ?? null],
      })
      return rows.map((row) => row.token)
    },
    async chooseActingPost({ sessionId, tenantId, postId }) {
      await pool.query({
        name: 'identity_acting_post',
        text: `update auth.session set acting_posts = case when $3::text is null then acting_posts - $2::text
            else acting_posts || jsonb_build_object($2::text, $3::text) end
          where id = $1`,
        values: [sessionId, tenantId, postId],
      })
    },
    async sweep(now) {
      const dayAgo = new Date(now.getTime() - 86_400_000)
      const sweeps: [string, unknown[]][] = [
        ['delete from auth.session where expires_at < $1', [now]],
        ['delete from auth.verification where expires_at < $1', [now]],
        ['delete from auth.code_sent where sent_at < $1', [dayAgo]],
        ['delete from auth.rate_limit where last_request < $1', [dayAgo.getTime()]],
      ]
      let rows = 0
      for (const [text, values] of sweeps) rows += (await pool.query(text, values)).rowCount ?? 0
      return rows
    },
  }
}
