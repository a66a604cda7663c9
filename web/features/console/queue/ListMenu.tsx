import { Button, Checkbox, Radio } from '@mantine/core'
import { IconAdjustments, IconChevronDown } from '@tabler/icons-react'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { useWords } from '../../../words/words.tsx'
import { columnKeys, type Layout, useLayout, usualLayout } from './layout.ts'
import classes from './queue.module.css'

// messages: desk.column.*

/** How the list looks on this device, and what can be made of it: a table, a print. */
export function ListMenu(props: { onTable: () => void; onPrint: () => void }) {
  const { t } = useWords()
  const [layout, change] = useLayout()
  const toggle = (key: Layout['columns'][number]) =>
    change({
      columns: columnKeys.filter((each) =>
        each === key ? !layout.columns.includes(key) : layout.columns.includes(each),
      ),
    })
  return (
    <Disclosure
      className={classes.viewsButton}
      face={
        <>
          <IconAdjustments size={18} aria-hidden />
          {t('desk.list.menu')}
          <IconChevronDown size={16} aria-hidden />
        </>
      }
    >
      {(close) => (
        <div className={classes.listMenu}>
          <fieldset>
            <legend>{t('desk.list.columns')}</legend>
            {columnKeys
              .filter((key) => key !== 'what')
              .map((key) => (
                <Checkbox
                  key={key}
                  size="sm"
                  label={t(`desk.column.${key as 'due'}`)}
                  checked={layout.columns.includes(key)}
                  onChange={() => toggle(key)}
                />
              ))}
          </fieldset>
          <Radio.Group
            label={t('desk.list.density')}
            value={layout.density}
            onChange={(density) => change({ density: density as Layout['density'] })}
          >
            <Radio mt="xs" size="sm" value="roomy" label={t('desk.list.roomy')} />
            <Radio mt="xs" size="sm" value="dense" label={t('desk.list.dense')} />
          </Radio.Group>
          <div className={classes.listActions}>
            <Button
              size="sm"
              variant="default"
              onClick={() => {
                close()
                props.onTable()
              }}
            >
              {t('desk.list.table')}
            </Button>
            <Button
              size="sm"
              variant="default"
              onClick={() => {
                close()
                props.onPrint()
              }}
            >
              {t('desk.list.print')}
            </Button>
            <Button size="sm" variant="subtle" onClick={() => change(usualLayout)}>
              {t('desk.list.usual')}
            </Button>
          </div>
        </div>
      )}
    </Disclosure>
  )
}
