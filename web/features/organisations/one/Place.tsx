import { NativeSelect } from '@mantine/core'
import type { Organisation } from '../../../../contract/organisations.ts'
import { useWords } from '../../../words/words.tsx'

/** One of the communities that confirmed the organisation. */
export function Place(props: { organisation: Organisation; value: string; onChange: (unitId: string) => void }) {
  const { t, nameOf } = useWords()
  return (
    <NativeSelect
      size="sm"
      label={t('organisations.where')}
      value={props.value || (props.organisation.communities[0]?.id ?? '')}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data={props.organisation.communities.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
    />
  )
}

/** Whether the reader may write something down for the organisation. */
export const mayWrite = ({ rights, endedOn, communities }: Organisation): boolean =>
  (rights.speaks || rights.reveal) && endedOn === null && communities.length > 0
