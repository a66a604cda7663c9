import type { Channel, NewCase } from '../contract/cases.ts'
import type { ContactRow } from '../server/modules/cases/saving.store.ts'
import { contains, type Outline, outlineOf } from '../server/modules/territory/outline.rules.ts'
import type { Actor, PostHeld } from '../server/platform/policy/actor.ts'
import { type DemoTerritory, type DemoUnit, knownCommunity } from './city/territory.ts'
import { type Matter, wordsOf } from './matters.ts'
import { mattersInside } from './matters-inside.ts'
import { mattersOutside } from './matters-outside.ts'
import { personName, personPhone } from './names.ts'
import type { DemoPeople } from './people.ts'
import type { Brought, Setting } from './play.ts'
import { nobody } from './play.ts'
import type { Random } from './random.ts'

/** Everything people bring. */
export const matters: readonly Matter[] = [...mattersOutside, ...mattersInside]

const channels: readonly (readonly [Channel, number])[] = [
  ['web', 54],
  ['field', 21],
  ['phone', 8],
  ['counter', 6],
  ['hotline', 7],
  ['open311', 4],
]

const roads = [
  ['云桥路', 'Cloud Bridge Road'],
  ['禾苗巷', 'Seedling Lane'],
  ['渡口街', 'Ferry Street'],
  ['晴川路', 'Clear Stream Road'],
  ['槐荫巷', 'Locust Lane'],
  ['谷雨路', 'Grain Rain Road'],
] as const

/** What a report is to be; whatever is left open is chosen. */
export interface Wish {
  at: Date
  matter?: Matter
  channel?: Channel
  /** A microgrid. */
  house?: DemoUnit
  unplaced?: boolean
  /** An account of the demo that brings it. */
  account?: { id: string; name: string }
  anonymous?: boolean
  photo?: boolean
}

/** Makes reports as residents and staff would bring them. */
export function reporter(given: {
  setting: Setting
  territory: DemoTerritory
  people: DemoPeople
  /** Share of reports with a photo. */
  photos: number
}) {
  const { setting, territory, people } = given
  const houses = territory.of('microgrid')
  const known = houses.filter((house) => house.code.startsWith(knownCommunity.code))
  // Whoever steps into a role works in the known community: it has its share of the cases, in a whole district a small one.
  const shareOfKnown = houses.length > 1_000 ? 0.04 : 0.35
  const outlines = new Map<string, Outline>()

  function spotIn(house: DemoUnit, random: Random): { lat: number; lng: number } {
    const outline = outlines.get(house.id) ?? outlineOf(house.boundary)
    outlines.set(house.id, outline)
    for (;;) {
      const lng = Number(random.between(outline.minX, outline.maxX).toFixed(6))
      const lat = Number(random.between(outline.minY, outline.maxY).toFixed(6))
      if (contains(outline, lng, lat)) return { lat, lng }
    }
  }

  const categoryOf = (matter: Matter) => setting.context.configuration.categoryByCode.get(matter.category)?.id

  return {
    houses,
    known,
    /** A report, and in which language it was written. */
    brought(wish: Wish, random: Random): Brought & { matter: Matter; language: 'zh' | 'en' } {
      const matter = wish.matter ?? random.weighted(matters, ({ weight }) => weight)
      const channel = wish.channel ?? random.weighted(channels, ([, weight]) => weight)[0]
      const language = random.chance(0.16) ? 'en' : 'zh'
      const house = wish.house ?? (random.chance(shareOfKnown) ? random.pick(known) : random.pick(houses))
      const isUnplaced = wish.unplaced ?? random.chance(0.015)
      const categoryId = random.chance(0.03) && !wish.matter ? undefined : categoryOf(matter)
      const number = random.whole(1, 320)
      const road = random.pick(roads)
      const byStaff = channel === 'field'
      const solves = byStaff && wish.channel === undefined && random.chance(0.3)
      const actor = actorFor(channel, house, wish)
      const withPhoto =
        wish.photo ?? (random.chance(byStaff ? given.photos * 1.6 : given.photos) && matter.scene !== 'paper')
      const contact = contactFor(channel, wish, random, language)
      const input: NewCase = {
        ...(categoryId ? { categoryId } : {}),
        answers: categoryId ? (matter.answers?.(random) ?? {}) : {},
        text: wordsOf(matter, language, random),
        address: house.address?.[language] ?? (language === 'zh' ? `${road[0]}${number}号` : `${number} ${road[1]}`),
        ...(isUnplaced ? {} : channel === 'counter' ? { unitId: house.id } : { point: spotIn(house, random) }),
        fileIds: withPhoto ? ['photo'] : [],
        confidential: !byStaff && random.chance(0.03),
        ...(contact ? { contact: pickContact(contact) } : {}),
        ...(contact?.on_behalf_name
          ? { onBehalfOf: { name: contact.on_behalf_name, mandate: 'phone_call' as const } }
          : {}),
        ...(solves && !isUnplaced ? { solved: { text: random.pick(matter.done)[language], fileIds: ['photo'] } } : {}),
      }
      return { at: wish.at, input, actor, channel, contact, scene: matter.scene, matter, language }
    },
  }

  function actorFor(channel: Channel, house: DemoUnit, wish: Wish): Actor {
    const staff = (post: PostHeld | undefined): Actor => {
      if (!post) return nobody
      const accountId = people.find(post.id)?.write.accountId
      return { kind: 'staff', posts: [post], via: 'session', ...(accountId ? { accountId } : {}) }
    }
    const at = (id: string | undefined, role: PostHeld['role']) =>
      people.at(id ?? '').find(({ held }) => held.role === role)?.held
    if (channel === 'field')
      return staff(at(house.path[3], 'grid_worker') ?? at(house.path[3], 'grid_worker_part_time'))
    if (channel === 'phone' || channel === 'hotline') return staff(at(territory.district.id, 'desk'))
    if (channel === 'counter') return staff(at(house.path[2], 'desk'))
    if (wish.account) return { kind: 'resident', accountId: wish.account.id, posts: [], via: 'session' }
    return nobody
  }
}

function contactFor(
  channel: Channel,
  wish: Wish,
  random: Random,
  language: 'zh' | 'en',
): Omit<ContactRow, 'case_id'> | null {
  const locale = language === 'zh' ? 'zh-CN' : 'en'
  const nothing = {
    ...{ account_id: null, name: null, phone: null, mail: null, address_detail: null, hear_back: 'none' },
    ...{ on_behalf_name: null, on_behalf_phone: null, mandate: null, locale },
  }
  if (channel === 'field') return null
  if (wish.account)
    return { ...nothing, account_id: wish.account.id, name: wish.account.name, phone: personPhone(random) }
  const isSilent = wish.anonymous ?? ((channel === 'web' || channel === 'open311') && random.chance(0.5))
  if (isSilent) return null
  const onBehalf = (channel === 'phone' || channel === 'counter') && random.chance(0.2)
  return {
    ...nothing,
    name: personName(random),
    phone: personPhone(random),
    ...(random.chance(0.3)
      ? { address_detail: `${random.whole(1, 6)}-${random.whole(2, 18)}0${random.whole(1, 4)}` }
      : {}),
    hear_back: random.chance(0.6) ? 'sms' : 'none',
    ...(onBehalf ? { on_behalf_name: personName(random), mandate: 'phone_call' } : {}),
  }
}

function pickContact(contact: Omit<ContactRow, 'case_id'>): NonNullable<NewCase['contact']> {
  const { name, phone, address_detail: addressDetail, hear_back } = contact
  return {
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(addressDetail ? { addressDetail } : {}),
    hearBack: hear_back === 'sms' ? 'sms' : 'none',
  }
}
