import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Role } from '../../../../contract/people.ts'
import type { DutyList } from '../../../../contract/people-duties.ts'
import { read } from '../../../app/api.ts'
import { PeopleFrame } from '../../../app/PeopleFrame.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { roles } from '../parts/roles.ts'
import classes from '../people.module.css'
import { DutyEditor } from './DutyEditor.tsx'

// messages: cases.role.*

/** The duty lists: chosen by role or department, read by everybody, laid down by administrators. */
export function DutiesPage() {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/console/people/duties' })
  const navigate = useNavigate()
  const departments = useQuery(read('/api/v1/territory/departments', { params: { query: { limit: 200 } } }))
  const owner = search.department ? { department: search.department } : { role: search.role ?? ('grid_worker' as Role) }
  const list = useQuery(read('/api/v1/people/duties', { params: { query: owner } }))
  return (
    <PeopleFrame title={t('people.nav.duties')} text={t('people.duties.about')}>
      <div className={classes.filters}>
        <NativeSelect
          size="sm"
          label={t('people.duties.of')}
          value={search.department ? `department ${search.department}` : `role ${owner.role}`}
          onChange={(event) => {
            const [kind, id] = event.currentTarget.value.split(' ')
            const next = kind === 'role' ? { role: id as Role } : { department: id as string }
            void navigate({ to: '/console/people/duties', search: next })
          }}
          data={[
            {
              group: t('people.duties.roles'),
              items: roles.map((role) => ({ value: `role ${role}`, label: t(`cases.role.${role}`) })),
            },
            {
              group: t('people.duties.departments'),
              items: (departments.data?.items ?? []).map(({ id, name }) => ({
                value: `department ${id}`,
                label: nameOf(name),
              })),
            },
          ]}
        />
      </div>
      {list.isPending ? <PageSkeleton lines={10} /> : null}
      {list.error ? <ErrorState problem={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? (
        <DutyEditor
          key={`${search.department ?? owner.role} ${list.data.version}`}
          list={list.data as DutyList}
          owner={owner}
          onSaved={() => void list.refetch()}
        />
      ) : null}
    </PeopleFrame>
  )
}
