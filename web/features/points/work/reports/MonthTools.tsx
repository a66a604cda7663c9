import { Button, TextInput } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { at } from '../../../../app/basepath.ts'
import forms from '../../../../app/form.module.css'
import { useWords } from '../../../../words/words.tsx'

/** Which month, and the same as a table or on paper. */
export function MonthTools(props: {
  month: string
  today: string
  /** Address of the table. */
  table: string | undefined
  onMonth: (month: string) => void
}) {
  const { t } = useWords()
  return (
    <div className={`${forms.filters} ds-no-print`}>
      <TextInput
        size="sm"
        type="month"
        label={t('merit.report.month')}
        value={props.month}
        max={props.today.slice(0, 7)}
        onChange={(event) => {
          if (/^20\d\d-\d\d$/.test(event.currentTarget.value)) props.onMonth(event.currentTarget.value)
        }}
      />
      {props.table ? (
        <>
          <a className={forms.download} href={at(props.table)} download>
            <IconDownload size={18} aria-hidden /> {t('merit.report.table')}
          </a>
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
            {t('merit.report.print')}
          </Button>
        </>
      ) : null}
    </div>
  )
}
