import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '../../../words/words.tsx'
import classes from '../recruitment.module.css'
import { ApplicationsTable } from './ApplicationsTable.tsx'
import { DeskFrame } from './DeskFrame.tsx'

/** What waits for a review or a decision; all of it on request. */
export function ApplicationsPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const search = useSearch({ from: '/console/recruitment/applications' })
  const show = search.show ?? 'waiting'
  return (
    <DeskFrame>
      <div className={classes.filters}>
        <NativeSelect
          size="sm"
          label={t('recruitment.desk.show')}
          value={show}
          onChange={(event) =>
            void navigate({
              to: '/console/recruitment/applications',
              search: event.currentTarget.value === 'all' ? { show: 'all' } : {},
              replace: true,
            })
          }
          data={[
            { value: 'waiting', label: t('recruitment.desk.show_waiting') },
            { value: 'all', label: t('recruitment.desk.show_all') },
          ]}
        />
      </div>
      <ApplicationsTable show={show} height="calc(100dvh - 20rem)" />
    </DeskFrame>
  )
}
