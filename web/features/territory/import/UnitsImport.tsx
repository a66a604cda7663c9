import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { UnitMapping } from '../../../../contract/territory.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { isLevel, levelNames } from '../parts/levels.ts'
import { FileImport } from './FileImport.tsx'

// messages: territory.level.*

const columns = [
  'codeProperty',
  'nameZhProperty',
  'nameEnProperty',
  'parentProperty',
  'parent',
  'householdsProperty',
] as const

/** Brings units from a file, whatever its columns are called. */
export function UnitsImport() {
  const { t } = useWords()
  const [mapping, setMapping] = useState<UnitMapping>({})
  const set = (part: Partial<UnitMapping>) =>
    setMapping((before) =>
      Object.fromEntries(
        Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined && value !== ''),
      ),
    )
  return (
    <FileImport kind="units" mapping={mapping}>
      <details>
        <summary>{t('territory.import.mapping')}</summary>
        <div className={classes.unit} style={{ marginTop: '0.5rem' }}>
          <NativeSelect
            size="sm"
            label={t('territory.import.level')}
            value={mapping.level ?? ''}
            data={[
              { value: '', label: t('territory.import.by_row') },
              ...levelNames.map((each) => ({ value: each, label: t(`territory.level.${each}`) })),
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget
              set({ level: isLevel(value) ? value : undefined })
            }}
          />
          {columns.map((each) => (
            <TextInput
              key={each}
              size="sm"
              label={t(`territory.import.${each}`)}
              value={mapping[each] ?? ''}
              onChange={(event) => set({ [each]: event.currentTarget.value })}
            />
          ))}
        </div>
      </details>
    </FileImport>
  )
}
