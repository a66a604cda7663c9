import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Board, NameShown } from '../../../../contract/points-stars.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { ConsentForm } from './parts.tsx'
import classes from './stars.module.css'

const path = '/api/v1/points/boards/{kind}/{id}'

/** The board of a station or a team, and whether the reader wants to be on it. */
export function BoardPage() {
  const { t, nameOf } = useWords()
  const { account, ready } = useSession()
  const queries = useQueryClient()
  const { kind, id } = useParams({ from: '/resident/boards/$kind/$id' })
  const { data, error, refetch } = useQuery(read(path, { params: { path: { kind, id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={6} />
  const board = data as Board
  const onChanged = () => {
    for (const each of [path, '/api/v1/my/boards']) void queries.invalidateQueries({ queryKey: [each] })
  }
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('stars.board.title', { place: nameOf(board.name) })} text={t('stars.board.text')} />
      {board.groups.length === 0 ? (
        <Card>
          <EmptyState title={t('stars.board.none')} text={t('stars.board.none_text')} level={2} />
        </Card>
      ) : null}
      {board.groups.map(({ hours, names }) => (
        <Card key={hours} title={hours > 0 ? t('stars.board.group', { hours }) : t('stars.board.rest')}>
          <ul className={classes.names}>
            {names.map((name, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two neighbours may have one name
              <li key={`${name} ${n}`}>{name}</li>
            ))}
          </ul>
        </Card>
      ))}
      {board.mine ? <Leave board={board} name={board.mine.name} onChanged={onChanged} /> : null}
      {board.mayJoin ? <Join board={board} onChanged={onChanged} /> : null}
      {ready && !account ? (
        <ButtonLink to="/sign-in" search={{ next: `/boards/${kind}/${id}` }} variant="default" size="lg">
          {t('stars.board.join_title')}
        </ButtonLink>
      ) : null}
    </div>
  )
}

interface Acting {
  board: Board
  onChanged: () => void
}

function Leave({ board, name, onChanged }: Acting & { name: string }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const { kind, id } = board
  const leave = useWrite((_: undefined, context) =>
    answer(api.POST('/api/v1/points/boards/{kind}/{id}/leave', { params: { path: { kind, id } }, ...context })),
  )
  const go = () =>
    leave.mutate(undefined, {
      onSuccess: () => {
        toast(t('stars.board.left'))
        onChanged()
      },
    })
  return (
    <Card>
      <p className={classes.words}>{t('stars.board.on', { name })}</p>
      <div role="alert">{leave.error ? <p className={classes.problem}>{explain(leave.error)}</p> : null}</div>
      <div className={classes.buttons}>
        <Button variant="default" size="lg" loading={leave.isPending} onClick={go}>
          {t('stars.board.leave')}
        </Button>
      </div>
    </Card>
  )
}

function Join({ board, onChanged }: Acting) {
  const { t } = useWords()
  const mine = useQuery(read('/api/v1/my/stars'))
  const { kind, id } = board
  const join = useWrite((shown: NameShown, context) =>
    answer(
      api.POST('/api/v1/points/boards/{kind}/{id}/join', {
        params: { path: { kind, id } },
        body: { shown, consentVersion: board.consent.version },
        ...context,
      }),
    ),
  )
  return (
    <Card title={t('stars.board.join_title')}>
      {mine.data ? (
        <ConsentForm
          names={mine.data.names}
          consent={board.consent.text}
          button={t('stars.board.join')}
          onAgree={async (shown) => {
            await join.mutateAsync(shown)
            toast(t('stars.board.joined'))
            onChanged()
          }}
        />
      ) : (
        <PageSkeleton lines={3} />
      )}
    </Card>
  )
}
