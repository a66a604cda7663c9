import type { PetitionReceipt, PetitionView } from '../../contract/petitions.ts'
import type { Visitor } from '../visitor.ts'
import { at, type Tour } from './sights.ts'

const base = '/api/v1/petitions'

/** Brings a petition at the counter of the visitor's own desk. */
const bring = (visitor: Visitor, subject: string) =>
  visitor.post<PetitionReceipt>(base, {
    ...{ purpose: 'request', subject, account: 'The lift has stood still since March. Please have it mended.' },
    contact: { name: '示例居民', phone: '0990 1234567', hearBack: 'none' },
  })

/** Gives a command of an official to the petition as it is now. */
async function give(visitor: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await visitor.api<PetitionView>(`${base}/${id}`)
  await visitor.post(`${base}/${id}/commands`, { seen: version, command })
}

/** Accepts and takes up. */
async function begin(visitor: Visitor, id: string): Promise<void> {
  await give(visitor, id, { type: 'accept', way: 'opinion', service: { way: 'page' } })
  await give(visitor, id, { type: 'take_up' })
}

/** Petitions as who brings them and who answers them see them; visiting days; the public numbers. */
export const petitions: Tour = {
  name: 'petitions',
  role: 'district',
  sights: [
    at('what a petition is', '/petitions'),
    {
      name: 'a petition with its answer, and the days left to ask again',
      async show(visitor) {
        const { id, number, secret } = await bring(visitor, 'The lift of house 3 stands still')
        await begin(visitor, id)
        await give(visitor, id, {
          ...{ type: 'reply', result: 'partly_supported', service: { way: 'page' } },
          grounds: {
            en: 'The lift was looked at on Monday: its motor is worn out.',
            zh: '周一现场查看，电梯电机老化。',
          },
          outcome: { en: 'A new motor is fitted by the end of the month.', zh: '月底前更换电机。' },
        })
        await visitor.open(`/p/${number}#${secret}`)
        await visitor.page.locator('[data-petition="replied"]').waitFor()
      },
    },
    {
      name: 'a reply being written',
      async show(visitor) {
        const { id } = await bring(visitor, 'Street lights are switched off at nine')
        await begin(visitor, id)
        await visitor.go(`/console/petitions/${id}`)
        await visitor.press(visitor.t('petition-pages.do.reply'))
        await visitor.page.getByRole('region', { name: visitor.t('petition-pages.preview.title') }).waitFor()
      },
    },
    at('petitions at the desk', '/console/petitions?whose=place&ended=true'),
    {
      name: 'a visiting day to book',
      async show(visitor) {
        const { posts } = await visitor.api<{ posts: { id: string; place: { id: string } }[] }>('/api/v1/session')
        const made = await visitor.post<{ id: string }>('/api/v1/visiting-days', {
          title: { en: 'The district head listens', zh: '区领导接访日' },
          day: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10),
          ...{ from: '09:00', to: '11:00', place: 'Hall, room 2', slotMinutes: 20 },
          ...{ unitId: posts[0]?.place.id, hostPostId: posts[0]?.id },
        })
        await visitor.go(`/visiting-days/${made.id}`)
      },
    },
    at('what was asked and done, in public', '/petitions/summary'),
  ],
}
