import { ask, type CategorySeed, choose } from './seed.ts'

const homeVisit = choose(
  'home_visit',
  ['Shall somebody come to the home?', '是否需要工作人员上门？'],
  [
    ['yes', 'Yes, please', '需要上门'],
    ['no', 'No, I can come to the counter', '不需要，可以到窗口办理'],
  ],
)
const goodTime = ask('good_time', 'string', ['When does it suit best?', '什么时间方便？'], {
  when: { code: 'home_visit', oneOf: ['yes'] },
})

/** Public services on someone's behalf 公共服务代办. */
export const services: CategorySeed = {
  code: 'services',
  name: ['Public services on someone’s behalf', '公共服务代办'],
  description: [
    'We apply for you, fetch a paper, or come to your home when you can’t come to us.',
    '不方便出门的，我们帮您申请、帮您跑腿，也可以上门办理。',
  ],
  keywords: ['代办', '帮办', '上门', 'apply', 'home visit'],
  home: true,
  children: [
    {
      code: 'services.insurance',
      name: ['Social insurance', '社会保险'],
      keywords: ['养老', '医保', '社保', '失业', '工伤', '退休', 'pension', 'insurance'],
      questions: [
        choose(
          'matter',
          ['What is it about?', '要办理哪一项？'],
          [
            ['pension', 'Pension', '养老保险'],
            ['medical', 'Medical insurance', '医疗保险'],
            ['unemployment', 'Unemployment', '失业保险'],
            ['injury', 'Injury at work', '工伤保险'],
            ['other', 'Something else', '其他'],
          ],
          { required: true },
        ),
        homeVisit,
        goodTime,
      ],
    },
    {
      code: 'services.assistance',
      name: ['Social assistance', '社会救助'],
      keywords: ['低保', '救助', '困难', '补助', '大病', 'benefit', 'assistance'],
      questions: [
        choose(
          'matter',
          ['What is it about?', '要申请哪一项？'],
          [
            ['minimum_living', 'Minimum living allowance', '最低生活保障'],
            ['temporary', 'Help in a sudden hardship', '临时救助'],
            ['medical', 'Help with medical costs', '医疗救助'],
            ['housing', 'Help with housing', '住房救助'],
            ['other', 'Something else', '其他'],
          ],
        ),
        homeVisit,
        goodTime,
      ],
    },
    {
      code: 'services.disability',
      name: ['Services for people with disabilities', '残疾人服务'],
      keywords: ['残疾', '残疾证', '轮椅', '辅具', '无障碍', 'disability', 'wheelchair'],
      questions: [
        choose(
          'matter',
          ['What is it about?', '要办理哪一项？'],
          [
            ['certificate', 'Disability certificate', '残疾人证'],
            ['allowance', 'Allowance', '两项补贴'],
            ['aids', 'Wheelchair and other aids', '辅助器具'],
            ['access', 'Ramps, rails, lifts at home', '家庭无障碍改造'],
            ['other', 'Something else', '其他'],
          ],
        ),
        homeVisit,
        goodTime,
      ],
    },
    {
      code: 'services.certificates',
      name: ['Certificates and papers', '证明与证件'],
      keywords: ['证明', '身份证', '户口', '居住证', '老年证', 'certificate', 'residence permit'],
      questions: [
        ask('paper', 'string', ['Which paper do you need?', '需要哪种证明或证件？'], { required: true }),
        homeVisit,
        goodTime,
      ],
    },
    {
      code: 'services.health',
      name: ['Health visits', '健康服务与上门随访'],
      keywords: ['体检', '随访', '护理', '家庭医生', '疫苗', 'doctor', 'nurse', 'vaccination'],
      questions: [
        choose(
          'matter',
          ['What is it about?', '需要哪一项服务？'],
          [
            ['check_up', 'Check-up', '健康体检'],
            ['family_doctor', 'Family doctor', '家庭医生签约'],
            ['nursing', 'Nursing at home', '居家护理'],
            ['vaccination', 'Vaccination', '疫苗接种'],
            ['other', 'Something else', '其他'],
          ],
        ),
        goodTimeForVisit(),
      ],
    },
  ],
}

function goodTimeForVisit() {
  return ask('good_time', 'string', ['When does it suit best?', '什么时间方便？'])
}
