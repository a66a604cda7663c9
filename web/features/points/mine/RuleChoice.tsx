import { Button } from '@mantine/core'
import type { PointsScheme } from '../../../../contract/points.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './mine.module.css'
import { byCategory } from './rules.rules.ts'

// messages: points.category.*, points.rule.earns.*

/** Choosing a rule by its category; once chosen, only that one is shown, with the way back to the others. */
export function RuleChoice(props: {
  schemes: readonly PointsScheme[]
  chosen: string | undefined
  onChoose: (ruleId: string | null) => void
  problem: string | undefined
}) {
  const { t, nameOf } = useWords()
  const { schemes, chosen, onChoose, problem } = props
  const rule = schemes.flatMap(({ rules }) => rules).find(({ id }) => id === chosen)
  if (rule)
    return (
      <div className={classes.fields}>
        <div>
          <p className={classes.dim}>{t(`points.category.${rule.category}`)}</p>
          <strong>{nameOf(rule.name)}</strong>
          <p className={classes.dim}>{t(`points.rule.earns.${rule.basis}`, { points: rule.points })}</p>
        </div>
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => onChoose(null)}>
            {t('points.claiming.other_rule')}
          </Button>
        </div>
      </div>
    )
  return (
    <div data-lacking={problem ? true : undefined}>
      <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
      {schemes.map((scheme) => (
        <div key={scheme.id}>
          {schemes.length > 1 ? <p className={classes.dim}>{nameOf(scheme.name)}</p> : null}
          {byCategory(scheme.rules).map(([category, rules]) => (
            <fieldset key={category} className={classes.choices}>
              <legend className={classes.category}>{t(`points.category.${category}`)}</legend>
              {rules.map((each) => (
                <ChoiceCard
                  key={each.id}
                  name="rule"
                  value={each.id}
                  checked={false}
                  onChoose={onChoose}
                  title={nameOf(each.name)}
                  text={t(`points.rule.earns.${each.basis}`, { points: each.points })}
                />
              ))}
            </fieldset>
          ))}
        </div>
      ))}
    </div>
  )
}
