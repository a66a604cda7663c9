import type { WordKey } from '../../../words/areas.ts'
import { useWords } from '../../../words/words.tsx'

/** The words by which the forms name what a record is made of. */
const names: Record<string, WordKey> = {
  ...{ parentId: 'configuration.category.parent', code: 'configuration.code', name: 'configuration.name' },
  ...{ description: 'configuration.category.description', keywords: 'configuration.category.keywords' },
  ...{
    questions: 'configuration.questions.words',
    danger: 'configuration.flag.danger',
    home: 'configuration.flag.home',
  },
  ...{ cityObject: 'configuration.category.city_object', cityEvent: 'configuration.category.city_event' },
  ...{ open: 'configuration.flag.open', active: 'configuration.flag.active', position: 'configuration.position' },
  ...{ categoryId: 'configuration.category.one', limits: 'configuration.condition.limits' },
  ...{ closing: 'configuration.condition.closing', photoRequired: 'configuration.condition.photo_required' },
  ...{ responsibleDepartmentId: 'configuration.condition.department', standard: 'configuration.condition.standard' },
  ...{ unitId: 'configuration.rule.unit', channel: 'configuration.rule.channel', holder: 'configuration.rule.holder' },
  ...{ conditionId: 'configuration.rule.condition', priority: 'configuration.rule.priority' },
  ...{ use: 'configuration.text.use', title: 'configuration.text.title', text: 'configuration.text.text' },
  ...{ metres: 'configuration.settings.metres', ratingDays: 'configuration.settings.rating_days' },
  ...{ ratingReminderDays: 'configuration.settings.reminder_days', calendarCode: 'configuration.settings.calendar' },
  ...{ emergencyNumbers: 'configuration.settings.emergency', forbiddenWords: 'configuration.settings.forbidden' },
  ...{ timeZone: 'configuration.calendar.zone', always: 'configuration.calendar.always' },
  ...{ hours: 'configuration.calendar.week', makeUpHours: 'configuration.calendar.make_up' },
  ...{ changes: 'configuration.calendar.add_change', days: 'configuration.days.title' },
  ...{ en: 'configuration.language.en', zh: 'configuration.language.zh', accept: 'cases.stage.accept' },
  ...{ answer: 'cases.stage.answer', arrive: 'cases.stage.arrive', handle: 'cases.stage.handle' },
  ...{ check: 'cases.stage.check', normal: 'configuration.settings.normal', words: 'configuration.questions.words' },
}

/** Names a part of a record by its dotted path, as its form does: `name.zh` is "Name · Chinese". */
export function useFieldName(): (path: string) => string {
  const { t } = useWords()
  return (path) =>
    path
      .replace(/^body\./, '')
      .replace(/\[(\d+)\]/g, '.$1')
      .split('.')
      .map((part) => {
        const key = names[part]
        return key ? t(key) : /^\d+$/.test(part) ? String(Number(part) + 1) : part
      })
      .join(' · ')
}
