import type { Random } from './random.ts'

type Told = readonly [zh: string, en: string]

const sayings = {
  withdraw: [
    ['自己已经解决了，谢谢。', 'It has solved itself, thank you.'],
    ['重复提交了，撤回一份。', 'I sent it twice by mistake.'],
  ],
  decline: [
    ['该地块不在本区管辖范围。', 'This place is not in our district.'],
    ['属于商业合同事项，需要由当事双方协商或诉讼解决。', 'This is a matter of a private contract.'],
  ],
  elsewhere: [
    ['可拨打所在地服务热线，或到便民服务中心咨询。', 'Please call the hotline there, or ask at the service centre.'],
    ['可联系法律援助中心，电话在公示栏。', 'The legal aid centre can help; its number is on the board.'],
  ],
  void: [
    ['测试提交，没有实际内容。', 'A test, nothing to do.'],
    ['同一设备重复提交。', 'The same device sent it twice.'],
  ],
  supervise: [
    ['居民已两次询问，请今天给出进展。', 'The resident has asked twice; please report today.'],
    ['临近时限，请加快办理。', 'The time is nearly up; please speed up.'],
  ],
  ask: [
    ['请问现在进展怎么样了？', 'How is it going?'],
    ['补充一下：晚上七点以后情况更明显。', 'To add: it is worse after seven in the evening.'],
  ],
  answer: [
    ['已到现场查看，材料今天到，明天上午施工。', 'We had a look; the parts come today, work starts tomorrow morning.'],
    ['已联系责任单位，有进展第一时间告诉您。', 'The company in charge knows; we will tell you as soon as it moves.'],
  ],
  note: [
    ['现场为老旧管线，建议一并检查相邻单元。', 'Old pipes: have the next entrance looked at, too.'],
    ['需与物业核对产权边界。', 'Check with the property company who owns which part.'],
  ],
  raise: [
    ['需要专业设备，网格无法处理。', 'It takes equipment we don’t have.'],
    ['涉及产权单位，需上级协调。', 'The owner must be brought in; please coordinate.'],
    ['现场已设警示，请求上级支持。', 'The place is marked; we need help from above.'],
  ],
  assign: [
    ['请今天到现场看一下，有照片更好。', 'Please have a look today, with a photo if you can.'],
    ['你离得近，先去了解情况。', 'You are close by; please go and see.'],
  ],
  summon: [
    ['请派员到现场共同处置。', 'Please send somebody to the place.'],
    [
      '居民多次反映，请到场说明责任分工并处理。',
      'Residents asked several times; please come and settle who does what.',
    ],
  ],
  return: [
    ['该设施产权属于小区，不在我单位养护范围。', 'It belongs to the compound; it isn’t ours to maintain.'],
    ['经查不属于本单位职责。', 'Not among our duties, as far as we can see.'],
  ],
  rule: [
    ['按职责清单应由贵单位处理，请到场。', 'By the list of duties it is yours; please come.'],
    ['情况核实，按现场权属重新确定。', 'Checked on the spot; decided by who owns it.'],
  ],
  extend: [
    ['需订购配件，三天后到货。', 'A part must be ordered; it comes in three days.'],
    ['连续降雨无法施工。', 'It rains; the work can’t be done.'],
  ],
  granted: [
    ['同意，请向居民说明。', 'Agreed; please tell the resident.'],
    ['情况属实，同意。', 'Agreed.'],
  ],
  refused: [['不同意，请先采取临时措施。', 'No; please take an interim measure first.']],
  suspend: [
    ['等待专项资金批复。', 'Waiting for the money to be approved.'],
    ['需等雨季结束后施工。', 'To be done after the rains.'],
    ['当事人出差，约定回来后调解。', 'One side is away; the talk is set for after the return.'],
  ],
  part: [
    ['排水管道疏通。', 'Clear the drain.'],
    ['现场清理。', 'Clean the place up.'],
  ],
  otherPart: [
    ['修复受损路面。', 'Mend the road.'],
    ['与产权单位确认后续维护。', 'Settle with the owner who maintains it.'],
  ],
  splitting: [['涉及两项工作，分头办理。', 'Two pieces of work, each on its own.']],
  failed: [
    ['现场仍有残留，请重新处理。', 'Some of it is still there; please do it again.'],
    ['照片与位置不符，请复核。', 'The photo shows another place; please check.'],
  ],
  passed: [
    ['现场查看，已完成。', 'Looked at on the spot: done.'],
    ['照片核实无误。', 'The photo shows it done.'],
    ['电话与居民核实，情况属实。', 'Checked with the resident by phone.'],
  ],
  thanks: [
    ['处理得很快，谢谢！', 'Quick work, thank you!'],
    ['网格员很耐心。', 'The grid worker was patient.'],
    ['灯亮了，晚上放心多了。', 'It is good to walk there again.'],
  ],
  sorry: [
    ['第二天又出现了。', 'It came back the next day.'],
    ['只处理了一半。', 'Only half of it was done.'],
    ['没人联系过我。', 'Nobody talked to me.'],
  ],
  reopen: [
    ['问题没有解决，请再来看看。', 'It isn’t solved; please come again.'],
    ['又坏了，请继续处理。', 'Broken again; please go on.'],
  ],
  settled: [
    ['上门了解情况，居民认可处理结果，只是希望下次快一些。', 'Came by: the result is fine, it just took long.'],
    ['当面解释了原因，居民表示理解。', 'Explained in person; the resident understands.'],
  ],
  not_solved: [
    ['现场查看，确实没有处理好，本周再处理一次。', 'Looked at it: not done well; it is done again this week.'],
    ['居民不满意，已约好再谈一次。', 'The resident isn’t content; we meet once more.'],
  ],
  not_reached: [['两次未接通，明天再联系。', 'No answer twice; trying again tomorrow.']],
  merge: [['同一地点同一问题，合并办理。', 'Same place, same matter.']],
} satisfies Record<string, readonly Told[]>

/** What fits where something is talked over or applied for, and nothing is mended. */
const overTable: Partial<Record<Occasion, readonly Told[]>> = {
  ask: [
    ['请问现在进展怎么样了？', 'How is it going?'],
    ['补充一下：我下午都在家。', 'To add: I am at home in the afternoon.'],
  ],
  answer: [
    ['已联系对方，约好周四下午一起谈。', 'The other side agreed to meet on Thursday afternoon.'],
    ['材料已看过，缺一份身份证复印件，网格员会上门取。', 'One copy is missing; the grid worker will come for it.'],
  ],
  note: [
    ['双方情绪平稳，建议请调解员主持。', 'Both sides are calm; a mediator would help.'],
    ['老人听力不好，请打家属电话。', 'Hard of hearing: please ring the family.'],
  ],
  raise: [
    ['需要主管部门解释政策，请上级协调。', 'The department in charge must explain the rule; please coordinate.'],
    ['两次协商未达成一致，请上级支持。', 'Two talks led nowhere; we need help from above.'],
  ],
  assign: [
    ['请先上门听听情况。', 'Please go and listen first.'],
    ['你和他们熟，麻烦跑一趟。', 'You know them well; please go by.'],
  ],
  summon: [
    ['请派员一起与居民当面沟通。', 'Please send somebody to talk to the resident with us.'],
    ['需要贵单位现场解释政策。', 'Please come and explain the rule.'],
  ],
  return: [['经查不属于本单位职责。', 'Not among our duties, as far as we can see.']],
  extend: [
    ['一方外出，下周回来。', 'One side is away until next week.'],
    ['等待书面材料。', 'Waiting for a paper.'],
  ],
  suspend: [
    ['当事人出差，约定回来后调解。', 'One side is away; the talk is set for after the return.'],
    ['等待上级批复。', 'Waiting for the approval.'],
  ],
  failed: [
    ['居民表示还没有接到答复，请再联系。', 'The resident has heard nothing yet; please get in touch.'],
    ['协议缺一方签字，请补齐。', 'One signature is missing.'],
  ],
  passed: [
    ['电话与居民核实，情况属实。', 'Checked with the resident by phone.'],
    ['材料齐全，已告知当事人。', 'All papers are there, everybody has been told.'],
  ],
  thanks: [
    ['处理得很快，谢谢！', 'Quick work, thank you!'],
    ['网格员很耐心。', 'The grid worker was patient.'],
    ['省得我们跑了好几趟。', 'It saved us many ways.'],
  ],
  sorry: [
    ['没人联系过我。', 'Nobody talked to me.'],
    ['对方没有照约定做。', 'The other side doesn’t keep to it.'],
  ],
  reopen: [
    ['事情没有解决，请再帮忙。', 'It isn’t settled; please help once more.'],
    ['对方又变卦了。', 'The other side changed its mind.'],
  ],
}

type Occasion = keyof typeof sayings

/** What kind of matter is spoken about: something to be mended, or something to be talked over. */
export interface About {
  language: 'zh' | 'en'
  matter: { category: string }
}

/** True where nothing is mended: services, disputes, questions. */
export const isTalk = ({ category }: { category: string }): boolean =>
  /^(services|disputes|opinions[.](policy|service|suggestion)|unresolved[.]historical)/.test(category)

/** A sentence for an occasion, in the language of the case and fitting its matter. */
export function say(occasion: Occasion, { language, matter }: About, random: Random): string {
  const fitting = (isTalk(matter) ? overTable[occasion] : undefined) ?? sayings[occasion]
  return random.pick<Told>(fitting)[language === 'zh' ? 0 : 1]
}
