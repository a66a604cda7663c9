import { report, resident, signedIn } from './tours/residents.ts'
import type { Tour } from './tours/sights.ts'
import { administration, desk, field } from './tours/staff.ts'
import type { Size } from './visitor.ts'

/** One thing said in both languages of the guide. */
interface Said {
  en: string
  'zh-CN': string
}

/** A part of the walk: one person on one surface. A stop is a sight of the tour that gets a picture. */
export interface Chapter {
  name: string
  tour: Tour
  size: Size
  title: Said
  text: Said
  stops: readonly { sight: string; text: Said }[]
  /** Where sights stand by themselves: only the stops are gone to, and these, which a stop begins from. */
  only?: readonly string[]
}

const say = (en: string, zh: string): Said => ({ en, 'zh-CN': zh })

/** How the page of the guide begins. */
export const opening = {
  title: say('A walk through the house', '带您走一遍'),
  text: say(
    'Every picture is of a real run of the demo district; all people and places are made up. Made by `node tools/walkthrough.mjs`. [中文](walkthrough.zh-CN.md)',
    '每张图都取自演示辖区的真实运行；所有人物和地点均为虚构。由`node tools/walkthrough.mjs`生成。[English](walkthrough.md)',
  ),
}

/** The walk, surface by surface. */
export const chapters: readonly Chapter[] = [
  {
    name: 'home',
    tour: resident,
    size: 'phone',
    only: ['home with my building'],
    title: say('A resident: my building', '居民：我家楼栋'),
    text: say('No account is needed for any of this.', '以下都不需要账号。'),
    stops: [
      {
        sight: 'home',
        text: say(
          'One big button to report; below it, choose your building once.',
          '一个大按钮反映问题；下面选一次自己的楼栋。',
        ),
      },
      {
        sight: 'whom to call, with my building',
        text: say(
          'Whom to call: emergency numbers first, then who looks after your building.',
          '联系电话：先是紧急电话，再是为您楼栋服务的人。',
        ),
      },
    ],
  },
  {
    name: 'report',
    tour: report,
    size: 'phone',
    title: say('A resident: bringing a matter', '居民：反映一件事'),
    text: say(
      'One question per screen. Back is always possible, and what was begun stays on the device.',
      '一屏只问一个问题，随时可以返回；没写完的内容保存在本机。',
    ),
    stops: [
      {
        sight: 'what, with emergency numbers',
        text: say(
          'What is it about? In your own words. Danger to life: call first.',
          '什么事？像跟邻居说话一样写。有生命危险先打电话。',
        ),
      },
      {
        sight: 'kind, with suggestions',
        text: say(
          'The kind is suggested from your words. It is a suggestion: you decide.',
          '根据文字建议类别。这只是建议，由您决定。',
        ),
      },
      {
        sight: 'where, on the map',
        text: say('Where: here, by address, or on the map.', '在哪里：就在现场、按地址，或在地图上选。'),
      },
      {
        sight: 'reported already?',
        text: say(
          'Has a neighbour brought it already? Then join, instead of a second report.',
          '邻居已经反映过？直接加入关注，不必再报一次。',
        ),
      },
      { sight: 'everything once more', text: say('Everything once more before it is sent.', '提交前再核对一遍。') },
      {
        sight: 'receipt',
        text: say('The receipt: number and secret link are all you need later.', '回执：以后凭编号和查询码即可查看。'),
      },
      {
        sight: 'followed',
        text: say(
          'The way of your case as a story: who holds it, until when, whom to call.',
          '办理经过一目了然：谁在办、何时办完、可以打给谁。',
        ),
      },
    ],
  },
  {
    name: 'rated',
    tour: signedIn,
    size: 'phone',
    only: [],
    title: say('A resident: was it solved?', '居民：解决了吗'),
    text: say(
      'When it is finished, one tap says whether it is solved. A bad word brings a call or a visit.',
      '办结后点一下告诉我们是否解决。不满意会有人回访。',
    ),
    stops: [
      { sight: 'followed, to be rated', text: say('Solved, or not?', '解决了，还是没有？') },
      {
        sight: 'my data',
        text: say(
          'My data: who looked at yours, and why; download, correct, erase.',
          '我的数据：谁查看过、为什么；可下载、更正、删除。',
        ),
      },
    ],
  },
  {
    name: 'field',
    tour: field,
    size: 'phone',
    only: [],
    title: say('Field: a grid worker’s day', '外勤：网格员的一天'),
    text: say(
      'Works without a connection: what is written is kept on the device and sent later.',
      '没有网络也能用：填写的内容先存在本机，有网络后自动发送。',
    ),
    stops: [
      { sight: 'today', text: say('Today: what is yours, the red clocks first.', '今天要做的：先看红灯。') },
      {
        sight: 'map',
        text: say('The same on the map. Every map has its list.', '同样的事项在地图上。每张地图都有列表。'),
      },
      { sight: 'form of accept', text: say('Take it on: the clock of handling starts.', '受理：处置时限开始计时。') },
      {
        sight: 'form of raise',
        text: say(
          'Too much for the grid? Raise it. That is free and counted against nobody.',
          '网格办不了？上报。上报不受限制，也不计入考核。',
        ),
      },
      {
        sight: 'form of handle',
        text: say('Done: words and a photo. Somebody else checks it.', '处置完成：文字加照片，由他人核查。'),
      },
      { sight: 'report, photo', text: say('Something found on the way: a photo first.', '路上发现的问题：先拍照。') },
    ],
  },
  {
    name: 'console',
    tour: desk,
    size: 'desktop',
    only: ['case, whistled'],
    title: say('Console: a street’s desk', '工作台：街道受理台'),
    text: say('Everything by keyboard; `?` shows the keys.', '全程可用键盘，按`?`查看快捷键。'),
    stops: [
      {
        sight: 'list',
        text: say(
          'The list by due time. Light, word and time left stand together.',
          '按到期排序的列表。灯、文字和剩余时间在一起。',
        ),
      },
      {
        sight: 'list with a case beside it',
        text: say(
          'A case beside its list, with what your post may do now.',
          '案件在列表旁打开，显示您的岗位现在能做什么。',
        ),
      },
      {
        sight: 'why the others are not offered',
        text: say('Why the rest is not possible, command by command.', '其余操作为何不可用，逐项说明。'),
      },
      {
        sight: 'form of whistle',
        text: say(
          'Whistle: departments are called to the place, with a time to be there.',
          '吹哨：召集部门到现场，并定到场时限。',
        ),
      },
      {
        sight: 'new case',
        text: say('A case for somebody at the counter or on the phone.', '为窗口或来电的居民登记案件。'),
      },
      { sight: 'map', text: say('The map of cases, with its list beside it.', '案件地图，旁边是列表。') },
      {
        sight: 'figures',
        text: say(
          'Figures that can be counted by hand. Raising is shown beside solving.',
          '可以手工复核的统计，上报件数与化解率并列。',
        ),
      },
    ],
  },
  {
    name: 'administration',
    tour: administration,
    size: 'desktop',
    only: ['calendars'],
    title: say('Administration: how cases are decided here', '管理：本辖区如何办理'),
    text: say(
      'Every change is dated, kept with what was before, and readable by all staff.',
      '每次修改都有日期和前后对照，全体工作人员可查。',
    ),
    stops: [
      { sight: 'overview', text: say('What can be set, in one place.', '所有设置一览。') },
      {
        sight: 'settings',
        text: say('Default limits, near-by cases, rating, emergency numbers.', '默认时限、附近事项、评价、紧急电话。'),
      },
      {
        sight: 'a calendar',
        text: say(
          'Opening hours, holidays and make-up workdays: clocks follow them.',
          '办公时间、节假日和调休：时限以此计算。',
        ),
      },
    ],
  },
]
