import { uuidv7 } from '../platform/ids.ts'
import type { Actor } from '../platform/policy/actor.ts'
import type { TestApp } from '../testing/app.ts'

/**
 * Somebody who came in through the door, with a password; of the posts of `as`, the first is handed to them.
 * @returns the headers a browser sends for them
 */
export async function signedIn(app: TestApp, as?: Actor): Promise<{ cookie: string }> {
  const [mail, password] = [`${uuidv7()}@demo.example`, 'correct horse battery']
  const { id } = await app.deps.identity.accounts.create({ name: 'Wang Fang (demo)', mail, password })
  if (as) {
    const values = [id, as.posts[0]?.id]
    await app.db.asOwner('update post set account_id = $1 where id = $2', values)
  }
  const { headers } = await app.anonymous().request({
    ...{ method: 'POST', url: '/api/auth/sign-in/email', payload: { email: mail, password } },
  })
  const cookies = [headers['set-cookie'] ?? []].flat().map((each) => each.split(';')[0])
  if (cookies.length === 0) throw new Error('nobody was signed in')
  return { cookie: cookies.join('; ') }
}
