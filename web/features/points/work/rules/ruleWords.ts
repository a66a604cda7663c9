import type { PointsRule } from '../../../../../contract/points.ts'
import { useWords } from '../../../../words/words.tsx'

// messages: merit.rules.cap.*, app.role.*, points.source.*

/** Sentences that say what a version of a rule gives, at most how much, from when to when and who approves. */
export function useRuleWords() {
  const { t } = useWords()
  const roles = (of: PointsRule['approvers']) => of.map((role) => t(`app.role.${role}`)).join(t('merit.comma'))
  return {
    worth: ({ points, basis }: Pick<PointsRule, 'points' | 'basis'>) => t('merit.rules.worth', { points, basis }),
    caps: (rule: PointsRule) =>
      (['perDeed', 'perDay', 'perMonth', 'perPerson'] as const)
        .flatMap((cap) => (rule[cap] === null ? [] : [t(`merit.rules.cap.${cap}`, { points: rule[cap] })]))
        .join(' · '),
    days: ({ from, until }: Pick<PointsRule, 'from' | 'until'>) =>
      until ? t('merit.rules.from_until', { from, until }) : t('merit.rules.from', { from }),
    approvers: ({ approvers, source }: Pick<PointsRule, 'approvers' | 'source'>) =>
      source === 'claim'
        ? t('merit.rules.approvers', { roles: roles(approvers) })
        : [
            t(`points.source.${source}`),
            ...(source === 'session_held' ? [t('merit.rules.approvers', { roles: roles(approvers) })] : []),
          ].join(' · '),
  }
}
