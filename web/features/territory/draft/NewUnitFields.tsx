import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { GridKind, Level } from '../../../../contract/territory.ts'
import type { NewUnit } from '../../../../contract/territory-changes.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'

// messages: territory.kind.*

/** What a person may say of a unit. */
export type Said = Pick<NewUnit, 'code' | 'name' | 'kind' | 'households' | 'population'>

/** Code, names, kind and counts of a unit. */
export function NewUnitFields<S extends Said>(props: {
  legend: string
  value: S
  level: Level
  onChange: (value: S) => void
}) {
  const { t } = useWords()
  const { value, onChange } = props
  const name = (language: 'zh' | 'en') => (
    <TextInput
      size="sm"
      label={t(`territory.name.${language}`)}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
      value={value.name[language]}
      maxLength={200}
      required
      onChange={(event) => onChange({ ...value, name: { ...value.name, [language]: event.currentTarget.value } })}
    />
  )
  const count = (what: 'households' | 'population') => (
    <NumberInput
      size="sm"
      label={t(`territory.${what}`)}
      value={value[what] ?? ''}
      min={0}
      allowDecimal={false}
      hideControls
      onChange={(next) => onChange({ ...value, [what]: next === '' ? null : Number(next) })}
    />
  )
  return (
    <fieldset className={classes.unit}>
      <legend>{props.legend}</legend>
      <TextInput
        size="sm"
        label={t('territory.code')}
        value={value.code}
        maxLength={64}
        required
        onChange={(event) => onChange({ ...value, code: event.currentTarget.value })}
      />
      {name('zh')}
      {name('en')}
      {props.level === 'grid' ? (
        <NativeSelect
          size="sm"
          label={t('territory.kind')}
          value={value.kind ?? ''}
          data={[
            { value: '', label: '–' },
            { value: 'comprehensive', label: t('territory.kind.comprehensive') },
            { value: 'dedicated', label: t('territory.kind.dedicated') },
          ]}
          onChange={(event) => onChange({ ...value, kind: (event.currentTarget.value || null) as GridKind | null })}
        />
      ) : null}
      {count('households')}
      {count('population')}
    </fieldset>
  )
}
