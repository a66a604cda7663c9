import type { PetitionSettings } from '../../../../contract/petition-settings.ts'

const days = (amount: number) => ({ amount, unit: 'calendar_days' as const })

/**
 * What every tenant starts with: the Regulations on the Work of Letters and Visits as in force since 1 May 2022
 * (www.gov.cn/zhengce/2022-04/07/content_5683923.htm). By its articles, looked through once more:
 *
 * - 20: several people name at most five to speak for them. The law's own, no setting (`mostRepresentatives`).
 * - 22: registered and given on within 15 days.
 * - 23: written notice within 15 days of receiving it, by the body it was brought or given to; its objection that it is not its
 *   duty within 5 working days, with reasons.
 * - 24: where bodies disagree, the level above both says whose it is.
 * - 31: the six ways; only the sixth ends in an opinion that can be reviewed.
 * - 34: sixty days from acceptance, and once at most thirty more with the approval of the body's head, told with reasons.
 * - 35: a review by the level above, asked for within 30 days of receiving the opinion, given within 30.
 * - 36: a second review likewise; days of its hearing are not counted. After it the same matter is not taken on again.
 *
 * Articles 34 and 35 were compared with a quotation of the text, the others stand as they are commonly cited: a district compares its
 * own settings with the text in force. Wages on the day they are brought are a promise of the house, not the regulation's.
 */
export const defaultSettings: PetitionSettings = {
  fromDay: '2022-05-01',
  limits: {
    register: days(15),
    notify: days(15),
    object: { amount: 5, unit: 'working_days' },
    handle: days(60),
    extendDays: 30,
    askReview: days(30),
    review: days(30),
    askReReview: days(30),
    reReview: days(30),
  },
  ways: [
    {
      code: 'justice',
      name: { en: 'Courts, prosecutors and police', zh: '诉讼、检察、公安等司法程序' },
      about: {
        en: 'A lawsuit, an investigation or the supervision of one. The court, the prosecutor or the police decide.',
        zh: '应当通过诉讼、刑事立案、法律监督或公安程序处理的，由法院、检察院或公安机关依法处理。',
      },
      leadsTo: 'procedure',
      reviewable: false,
    },
    {
      code: 'arbitration',
      name: { en: 'Arbitration', zh: '仲裁' },
      about: {
        en: 'A board hears both sides and decides, for example about work or land.',
        zh: '由仲裁机构听取双方意见后作出裁决，例如劳动争议、土地承包争议。',
      },
      leadsTo: 'procedure',
      reviewable: false,
    },
    {
      code: 'internal_appeal',
      name: { en: 'Appeal inside an organisation', zh: '申诉、申请复审' },
      about: {
        en: 'Whoever took a decision about one of its own people looks at it again, or the body above it does.',
        zh: '对内部处理决定不服的，由作出决定的组织或者上一级组织复审。',
      },
      leadsTo: 'procedure',
      reviewable: false,
    },
    {
      code: 'administrative',
      name: { en: 'Administrative procedure', zh: '行政复议、裁决、确认、许可、处罚等行政程序' },
      about: {
        en: 'An authority reviews a decision, rules between two sides, confirms, permits or fines.',
        zh: '由行政机关通过复议、裁决、确认、许可、处罚等程序处理。',
      },
      leadsTo: 'procedure',
      reviewable: false,
    },
    {
      code: 'duty',
      name: { en: 'A duty of the authority', zh: '依法履行职责或者答复' },
      about: {
        en: 'You ask an authority to stop something unlawful or to protect your rights. It acts, or says why it does not.',
        zh: '请求查处违法行为、保护合法权益的，由有权机关依法履行职责或者答复。',
      },
      leadsTo: 'duty',
      reviewable: false,
    },
    {
      code: 'opinion',
      name: { en: 'Opinion of the petition procedure', zh: '信访程序办理' },
      about: {
        en: 'No other procedure fits: you are heard, the facts are looked into, and you get a written opinion that can be reviewed.',
        zh: '不属于以上情形的，听取陈述、调查核实，出具处理意见书，可以申请复查、复核。',
      },
      leadsTo: 'opinion',
      reviewable: true,
    },
  ],
  purposes: [
    {
      code: 'request',
      name: { en: 'Request', zh: '求决' },
      about: { en: 'Something is to be decided or done.', zh: '请求解决具体问题。' },
      against: 'optional',
      sameDay: false,
      confidential: false,
    },
    {
      code: 'complaint',
      name: { en: 'Complaint against a body', zh: '对单位的投诉' },
      about: { en: 'A public body did something wrong, or did nothing.', zh: '认为单位作为或者不作为不当。' },
      against: 'needed',
      sameDay: false,
      confidential: true,
    },
    {
      code: 'pay',
      name: { en: 'Claim of unpaid wages', zh: '讨要欠薪' },
      about: {
        en: 'Wages were not paid. It is dealt with on the day it is brought.',
        zh: '拖欠工资，当天受理、当天办理。',
      },
      against: 'optional',
      sameDay: true,
      confidential: false,
    },
    {
      code: 'appeal',
      name: { en: 'Against a decision', zh: '申诉' },
      about: { en: 'A decision was taken that you hold to be wrong.', zh: '对已经作出的决定不服。' },
      against: 'optional',
      sameDay: false,
      confidential: false,
    },
    {
      code: 'suggestion',
      name: { en: 'Suggestion', zh: '意见建议' },
      about: { en: 'How something could be better for everybody.', zh: '对公共事务提出改进意见。' },
      against: 'none',
      sameDay: false,
      confidential: false,
    },
  ],
}
