import { describe, expect, test } from 'vitest'
import { defaultCategories } from './defaults/defaults.ts'
import { refusedSubjectIn, refusedSubjects } from './subjects.rules.ts'

const refused = (text: string, more: string[] = []) => refusedSubjectIn([{ field: 'name.en', text }], more)?.word

describe('a category about a person', () => {
  test.each([
    ['Signs of petitions', 'signs of petition'],
    ['Petitioner', 'petitioner'],
    ['PETITIONERS in Beijing', 'petitioner'],
    ['Former prisoners', 'former prisoner'],
    ['Ex-convict moved in', 'ex convict'],
    ['Key  groups', 'key group'],
    ['上访人员', '上访人员'],
    ['上 访-人员', '上访人员'],
    ['辖区刑满释放人员情况', '刑满释放'],
    ['重点人员走访', '重点人员'],
  ])('is refused: %s', (text, word) => {
    expect(refused(text)).toBe(word)
  })

  test('is refused by the words a tenant added, too', () => {
    expect(refused('Newcomers', ['newcomer'])).toBe('newcomer')
    expect(refused('新来的租户', ['租户'])).toBe('租户')
    expect(refused('Newcomers')).toBeUndefined()
  })
})

describe('a category about a matter', () => {
  test.each([
    'Street lamp',
    'Petition for a footbridge',
    'A key is stuck in the group entrance',
    'Do you suspect a gas leak?',
    '设备平稳控制',
    '非访问时间噪声',
    '无犯罪记录证明',
    '施工人员未戴安全帽',
    'Prisoner of a lift that does not move',
  ])('is taken: %s', (text) => {
    expect(refused(text)).toBeUndefined()
  })

  test('is all that a new tenant starts with', () => {
    expect(refused(JSON.stringify(defaultCategories))).toBeUndefined()
  })
})

test('every refused word is found by its own check', () => {
  for (const word of [...refusedSubjects.en, ...refusedSubjects.zh]) expect(refused(`about ${word} here`)).toBeDefined()
})
