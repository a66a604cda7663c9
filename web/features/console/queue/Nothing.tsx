import { Button } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { ButtonLink } from '../../../app/links.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './queue.module.css'
import { filterCount, filterNames, type QueueSearch } from './search.ts'

// messages: console.empty.*, console.scope.*

const noFilters: Partial<QueueSearch> = Object.fromEntries(filterNames.map((name) => [name, undefined]))

/** No case: why, and where else to look. */
export function Nothing(props: {
  search: QueueSearch
  scope: NonNullable<QueueSearch['scope']>
  onChange: (change: Partial<QueueSearch>) => void
}) {
  const { t } = useWords()
  const { search, scope, onChange } = props
  if (search.q)
    return (
      <EmptyState
        icon={<IconSearch size={32} stroke={1.5} />}
        title={t('desk.search.nothing', { words: search.q })}
        text={t('desk.search.hint')}
        action={
          <span className={classes.ways}>
            {search.shown !== 'all' ? (
              <Button variant="default" onClick={() => onChange({ shown: 'all' })}>
                {t('desk.search.ended_too')}
              </Button>
            ) : null}
            {scope !== 'place' ? (
              <Button variant="default" onClick={() => onChange({ scope: 'place', shown: 'all' })}>
                {t('desk.search.whole_place')}
              </Button>
            ) : null}
            {filterCount({ ...search, q: undefined }) > 0 ? (
              <Button variant="default" onClick={() => onChange({ ...noFilters, q: search.q })}>
                {t('desk.search.words_only')}
              </Button>
            ) : null}
            <Button variant="default" onClick={() => onChange({ q: undefined })}>
              {t('desk.search.clear')}
            </Button>
          </span>
        }
      />
    )
  if (filterCount(search) > 0)
    return (
      <EmptyState
        title={t('console.empty.filtered')}
        action={
          <Button variant="default" onClick={() => onChange(noFilters)}>
            {t('console.queue.clear')}
          </Button>
        }
      />
    )
  return (
    <EmptyState
      title={t(`console.empty.${scope}`)}
      action={
        scope === 'mine' ? (
          <ButtonLink to="/console/queue" search={{ scope: 'place' }} variant="default">
            {t('console.scope.place')}
          </ButtonLink>
        ) : (
          <ButtonLink to="/console/queue" search={{}} variant="default">
            {t('console.scope.mine')}
          </ButtonLink>
        )
      }
    />
  )
}
