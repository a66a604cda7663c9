import { expect, test } from 'vitest'
import type { PetitionPurpose } from '../../../../contract/petition-settings.ts'
import { type Draft, emptyDraft, lackOf, petitionOf, stepsOf } from './draft.rules.ts'

const words = { en: 'Words', zh: '文字' }
const purpose = (against: PetitionPurpose['against']): PetitionPurpose => ({
  ...{ code: 'wages', name: words, about: words, against, sameDay: true, confidential: false },
})
const draft = (given: Partial<Draft>): Draft => ({ ...emptyDraft, ...given })
const labels = { happened: 'What happened', asks: 'What I ask for' }

test('only a joint petition asks who speaks for everybody, and only one about an office whether it may know', () => {
  expect(stepsOf(draft({ joint: true }), purpose('none'))).toEqual([
    ...['purpose', 'who', 'people', 'subject', 'account', 'where', 'files', 'check'],
  ])
  expect(stepsOf(draft({ joint: false, against: 'none' }), purpose('optional'))).not.toContain('confidential')
  expect(stepsOf(draft({ joint: false, against: 'unit:1' }), purpose('needed'))).toContain('confidential')
})

test('forty-two people are named by at most five, each with a name and a phone', () => {
  const given = draft({ joint: true, people: '42', representatives: [{ name: 'Lin', phone: '0990 1234' }] })
  expect(lackOf('people', given)).toBeUndefined()
  expect(lackOf('people', { ...given, people: '1' })).toBe('missing_count')
  expect(lackOf('people', { ...given, representatives: [{ name: 'Lin', phone: '' }] })).toBe('missing_rep')
  const sent = petitionOf(given, { purpose: purpose('none'), fileIds: [], labels })
  expect(sent.joint?.representatives).toEqual([{ name: 'Lin', phone: '0990 1234', role: 'speaker' }])
  expect(sent.contact?.phone).toBe('0990 1234')
})

test('who names no office is confidential towards nobody, and nothing needs a name', () => {
  const given = draft({ joint: false, against: 'none', confidential: true, happened: 'It leaks', asks: 'Mend it' })
  const sent = petitionOf(given, { purpose: purpose('optional'), fileIds: ['f'], labels })
  expect(sent).toMatchObject({ confidential: false, fileIds: ['f'], contact: { hearBack: 'none' } })
  expect(sent.against).toBeUndefined()
  expect(sent.account).toBe('What happened\nIt leaks\n\nWhat I ask for\nMend it')
  expect(lackOf('you', given)).toBeUndefined()
  expect(lackOf('you', { ...given, hearBack: 'sms' })).toBe('missing')
})
