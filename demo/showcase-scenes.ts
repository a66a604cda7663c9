import type { Channel } from '../contract/cases.ts'
import type { DemoPeople } from './people.ts'
import type { Play } from './play.ts'
import {
  accepted,
  closed,
  community,
  department,
  district,
  grid,
  handledByWorker,
  lastOrder,
  nothing,
  officer,
  orderOf,
  raised,
  street,
  whistled,
} from './showcase-steps.ts'

/** Where the scenes play. */
export interface Place {
  people: DemoPeople
  /** Code of the community. */
  community: string
}

/** A case that is to stand in a certain way now. */
export interface Scene {
  name: string
  /** Category code; any when left out. */
  matter?: string
  /** Hours ago, at least. */
  hours: number
  channel?: Channel
  account?: 'resident' | 'neighbour'
  unplaced?: boolean
  photo?: boolean
  /** Its last step has only just happened: a little later it would stand otherwise. */
  exact?: boolean
  /** In the microgrid of the demo's assistant. */
  assistant?: boolean
  play(play: Play, place: Place): Promise<void>
}

/** One of each kind of work, for each role of the demo. */
export const scenes: readonly Scene[] = [
  { name: 'new for the grid', matter: 'hazards.fire_lane', hours: 0.3, photo: true, assistant: true, play: nothing },
  { name: 'new for the grid, in a lane', matter: 'opinions.surroundings.stalls', hours: 0.8, play: nothing },
  { name: 'new for the grid, an idea', matter: 'opinions.suggestion', hours: 1.5, account: 'neighbour', play: nothing },
  { name: 'danger', matter: 'emergencies.gas', hours: 0.1, channel: 'phone', play: nothing },
  { name: 'taken on', matter: 'opinions.surroundings.road', hours: 2, photo: true, play: accepted },
  {
    name: 'amber',
    exact: true,
    matter: 'opinions.surroundings.rubbish',
    hours: 3,
    photo: true,
    play: async (play) => {
      await accepted(play)
      await play.waitFor('handle', 0.83)
    },
  },
  {
    name: 'late',
    matter: 'opinions.surroundings.rubble',
    hours: 20,
    photo: true,
    play: async (play) => {
      await accepted(play)
      await play.waitFor('handle', 1.1)
    },
  },
  { name: 'to be checked', matter: 'opinions.surroundings.rubbish', hours: 5, photo: true, play: handledByWorker },
  { name: 'to be checked as well', matter: 'hazards.ebike', hours: 8, play: handledByWorker },
  {
    name: 'with the assistant',
    matter: 'disputes.neighbours',
    hours: 3,
    assistant: true,
    play: async (play) => {
      await accepted(play)
      await play.wait(15)
      const assistant = play.staff(play.state.microgridId as string, 'grid_assistant')
      await play.give(grid(play), { type: 'assign', postId: assistant.id, text: '你住得近，先去听听双方怎么说。' })
    },
  },
  {
    name: 'of a resident, under way',
    matter: 'opinions.surroundings.plants',
    hours: 30,
    account: 'resident',
    photo: true,
    play: async (play) => {
      await accepted(play)
      await play.wait(60)
      await play.give(grid(play), {
        type: 'comment',
        text: '已约园林中心，后天上午修剪。',
        visibility: 'public',
        fileIds: [],
      })
    },
  },
  { name: 'of a resident, to be rated', matter: 'hazards.fire_lane', hours: 40, account: 'resident', play: closed },
  { name: 'of a neighbour, to be rated', matter: 'disputes.property', hours: 50, account: 'neighbour', play: closed },
  {
    name: 'to be visited',
    matter: 'opinions.surroundings.noise',
    hours: 60,
    account: 'resident',
    play: async (play) => {
      await closed(play)
      await play.waitDays(0.4)
      await play.say({ type: 'rate', solved: false, satisfaction: 2, words: '安静了一晚，第二天又响了。' })
    },
  },
  {
    name: 'to be visited as well',
    matter: 'hazards.wiring',
    hours: 70,
    play: async (play) => {
      await closed(play)
      await play.waitDays(0.6)
      await play.say({ type: 'rate', solved: false, satisfaction: 1, words: 'The cover is loose again.' })
    },
  },
  { name: 'for the community', matter: 'services.certificates', hours: 1, channel: 'counter', play: nothing },
  { name: 'for the community, by phone', matter: 'services.health', hours: 2, channel: 'phone', play: nothing },
  { name: 'raised to the community', matter: 'disputes.property', hours: 4, play: (play) => raised(play, 'community') },
  { name: 'raised to the street', matter: 'hazards.slope', hours: 8, photo: true, play: (play) => raised(play) },
  { name: 'for the street', matter: 'disputes.land', hours: 2, channel: 'counter', play: nothing },
  {
    name: 'whistled, unanswered',
    matter: 'unresolved.several',
    hours: 6,
    play: async (play) => {
      await play.waitFor('accept', 0.2)
      await play.give(street(play), { type: 'accept' })
      await play.wait(15)
      const departmentIds = ['power', 'water'].map((code) => department(play, code))
      await play.give(street(play), { type: 'whistle', departmentIds, text: '请两家单位今天到场。' })
    },
  },
  {
    name: 'whistled, on the way',
    matter: 'hazards.wiring',
    hours: 10,
    photo: true,
    play: async (play) => {
      await whistled(play, ['power', 'housing'])
      await play.waitFor('answer', 0.4, orderOf(play, 'power'))
      await play.give(officer(play, 'power'), { type: 'answer', orderId: orderOf(play, 'power') })
    },
  },
  {
    name: 'whistled, arrived',
    matter: 'unresolved.repeated',
    hours: 14,
    photo: true,
    play: async (play) => {
      await whistled(play, ['water'])
      await play.waitFor('answer', 0.4, lastOrder(play))
      await play.give(officer(play, 'water'), { type: 'answer', orderId: lastOrder(play) })
      await play.waitFor('arrive', 0.4, lastOrder(play))
      await play.give(officer(play, 'water'), {
        type: 'arrive',
        orderId: lastOrder(play),
        fileIds: [],
        text: '已到现场，正在查管线。',
      })
    },
  },
  {
    name: 'returned, to be ruled on',
    matter: 'hazards.construction',
    hours: 9,
    play: async (play) => {
      await play.waitFor('accept', 0.2)
      await play.give(street(play), { type: 'accept' })
      await play.wait(15)
      const departmentIds = ['housing', 'power'].map((code) => department(play, code))
      await play.give(street(play), { type: 'whistle', departmentIds, text: '工地围挡倒塌，请到场。' })
      // Within the refusal window, whatever comes after closing time.
      await play.wait(25)
      await play.give(officer(play, 'power'), {
        type: 'return',
        orderId: orderOf(play, 'power'),
        reason: '现场用电由施工方自管，不在我单位职责内。',
      })
    },
  },
  {
    name: 'handled for the street',
    matter: 'opinions.surroundings.building',
    hours: 12,
    photo: true,
    play: async (play) => {
      await play.waitFor('accept', 0.2)
      await play.give(street(play), { type: 'accept' })
      await play.wait(15)
      await play.give(street(play), {
        type: 'whistle',
        departmentIds: [department(play, 'urban_management')],
        text: '请到场制止。',
      })
      await play.waitFor('answer', 0.3, lastOrder(play))
      await play.give(officer(play, 'urban_management'), { type: 'answer', orderId: lastOrder(play) })
      await play.waitFor('arrive', 0.1, lastOrder(play))
      await play.give(officer(play, 'urban_management'), { type: 'arrive', orderId: lastOrder(play), fileIds: [] })
      await play.wait(45)
      await play.give(officer(play, 'urban_management'), {
        type: 'handle',
        orderId: lastOrder(play),
        text: '现场已停工，当事人签收告知书。',
        fileIds: [play.photo(true)],
      })
    },
  },
  {
    name: 'more time asked',
    matter: 'hazards.manhole',
    hours: 12,
    play: async (play) => {
      await play.waitFor('accept', 0.2)
      await play.give(officer(play, 'water'), { type: 'accept' })
      await play.waitFor('handle', 0.3)
      const until = new Date(Date.parse(play.state.handleDueAt as string) + 3 * 86_400_000).toISOString()
      await play.give(officer(play, 'water'), {
        type: 'ask_extension',
        until,
        reason: '该型号井盖需订制，三天后到货。',
      })
    },
  },
  { name: 'lamp, new', matter: 'opinions.surroundings.lamp', hours: 0.5, photo: true, play: nothing },
  {
    name: 'lamp, taken on',
    matter: 'opinions.surroundings.lamp',
    hours: 3,
    account: 'resident',
    play: async (play) => {
      await play.waitFor('accept', 0.3)
      await play.give(officer(play, 'power'), { type: 'accept' })
    },
  },
  {
    name: 'lamp, amber',
    matter: 'opinions.surroundings.lamp',
    exact: true,
    hours: 4,
    play: async (play) => {
      await play.waitFor('accept', 0.3)
      await play.give(officer(play, 'power'), { type: 'accept' })
      await play.waitFor('handle', 0.84)
    },
  },
  {
    name: 'lamp, late',
    matter: 'opinions.surroundings.lamp',
    hours: 20,
    photo: true,
    play: async (play) => {
      await play.waitFor('accept', 0.3)
      await play.give(officer(play, 'power'), { type: 'accept' })
      await play.waitFor('handle', 1.05)
    },
  },
  {
    name: 'for the community, amber',
    matter: 'services.insurance',
    exact: true,
    hours: 2,
    play: (play) => play.waitFor('accept', 0.85),
  },
  { name: 'manhole, new', matter: 'hazards.manhole', hours: 0.7, photo: true, play: nothing },
  { name: 'nowhere', matter: 'opinions.policy', hours: 1, unplaced: true, channel: 'hotline', play: nothing },
  { name: 'nowhere as well', matter: 'opinions.surroundings.rubbish', hours: 0.6, unplaced: true, play: nothing },
  {
    name: 'nowhere, a lamp',
    matter: 'opinions.surroundings.stalls',
    hours: 2,
    unplaced: true,
    channel: 'open311',
    play: nothing,
  },
  {
    name: 'raised to the district',
    matter: 'unresolved.several',
    hours: 10,
    play: async (play) => {
      await play.waitFor('accept', 0.2)
      await play.give(street(play), { type: 'accept' })
      await play.wait(30)
      await play.give(street(play), { type: 'raise', reason: '涉及三家区级单位的职责边界，请区里派遣。' })
    },
  },
  {
    name: 'dispatched',
    matter: 'unresolved.historical',
    hours: 14,
    play: async (play) => {
      await play.waitFor('accept', 0.2)
      await play.give(street(play), { type: 'accept' })
      await play.wait(30)
      await play.give(street(play), { type: 'raise', reason: '房产登记资料在区级单位。' })
      await play.waitFor('accept', 0.2)
      await play.give(district(play), { type: 'accept' })
      await play.wait(20)
      await play.give(district(play), {
        type: 'dispatch',
        departmentIds: [department(play, 'housing')],
        text: '请核对竣工资料。',
      })
    },
  },
  {
    name: 'a pause asked of the district',
    matter: 'disputes.land',
    hours: 8,
    play: async (play) => {
      await play.waitFor('accept', 0.2)
      await play.give(street(play), { type: 'accept' })
      await play.wait(60)
      const until = new Date(play.now.getTime() + 12 * 86_400_000).toISOString()
      await play.give(street(play), { type: 'ask_suspension', until, reason: '当事人外出，约定回来后复测。' })
    },
  },
  {
    name: 'paused',
    matter: 'services.disability',
    hours: 30,
    account: 'resident',
    play: async (play) => {
      await play.waitFor('accept', 0.2)
      await play.give(community(play), { type: 'accept' })
      await play.wait(60)
      const until = new Date(play.setting.until.getTime() + 9 * 86_400_000).toISOString()
      await play.give(community(play), { type: 'ask_suspension', until, reason: '坡道扶手定制中，九天后安装。' })
      await play.wait(90)
      await play.give(street(play), { type: 'rule_suspension', granted: true, reason: '同意，请向居民说明。' })
    },
  },
  {
    name: 'a pause asked of the supervisor',
    matter: 'opinions.policy',
    hours: 10,
    unplaced: true,
    play: async (play) => {
      await play.waitFor('accept', 0.2)
      await play.give(district(play), { type: 'accept' })
      await play.wait(60)
      const until = new Date(play.now.getTime() + 10 * 86_400_000).toISOString()
      await play.give(district(play), { type: 'ask_suspension', until, reason: '新政策下周公布，公布后统一答复。' })
    },
  },
]
