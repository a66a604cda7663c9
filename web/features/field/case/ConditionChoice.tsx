import { ChoiceCard } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import { useConditions } from '../device/configuration.ts'
import classes from '../field.module.css'

// messages: configuration.limit.*

/** Under which condition a case is taken on: its limits hang on it. Left out where there is nothing to choose. */
export function ConditionChoice(props: {
  categoryId: string | null
  value: string | null
  onChange: (id: string) => void
}) {
  const { t, nameOf } = useWords()
  const items = useConditions(props.categoryId).filter((each) => each.active)
  if (items.length < 2) return null
  const value = props.value ?? items.find((each) => each.standard)?.id ?? null
  return (
    <fieldset className={classes.choices}>
      <legend>{t('field.condition.legend')}</legend>
      {items.map((each) => {
        const limit = each.limits.handle
        return (
          <ChoiceCard
            key={each.id}
            name="condition"
            value={each.id}
            checked={value === each.id}
            onChoose={props.onChange}
            title={nameOf(each.name)}
            text={limit ? t(`configuration.limit.${limit.unit}`, { amount: limit.amount }) : undefined}
          />
        )
      })}
    </fieldset>
  )
}
