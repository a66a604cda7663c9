import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { DeskApplication } from '../../../../contract/recruitment.ts'
import { answer, api, newKey, read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { useLive } from '../../../app/live.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Steps } from '../parts/Steps.tsx'
import classes from '../recruitment.module.css'
import { AppealForm, ReviewForm } from './ReviewForm.tsx'

// messages: recruitment.state.*, recruitment.shown.*, recruitment.ground.*, cases.role.*

const path = '/api/v1/recruitment/desk/applications/{id}'

/** One application as its reviewers read it. */
export function DeskApplicationPage() {
  const { id } = useParams({ from: '/console/recruitment/applications/$id' })
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  useLive([`application:${id}`], { paths: [path] })
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const changed = () => {
    for (const each of [path, '/api/v1/recruitment/desk/applications', '/api/v1/recruitment/desk/calls'])
      void queries.invalidateQueries({ queryKey: [each] })
  }
  return <Whole application={data as DeskApplication} onChanged={changed} />
}

function Whole(props: { application: DeskApplication; onChanged: () => void }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { application: one, onChanged } = props
  const reveal = (field: 'name' | 'phone' | 'objector', objectionId?: string) => async (purpose: string) => {
    const { value } = await answer(
      api.POST('/api/v1/recruitment/desk/applications/{id}/reveal', {
        params: { path: { id: one.id } },
        body: { field, purpose, ...(objectionId ? { objectionId } : {}) },
        headers: { 'Idempotency-Key': newKey() },
      }),
    )
    return value
  }
  const purposes = (...which: ('invite' | 'check' | 'ask')[]) =>
    which.map((each) => ({ value: t(`recruitment.purpose.${each}`), label: t(`recruitment.purpose.${each}`) }))
  const masked = (field: 'name' | 'phone', text: string) => (
    <MaskedText
      label={t(field === 'name' ? 'recruitment.one.name' : 'recruitment.one.phone')}
      text={text}
      purposes={purposes('invite', 'check')}
      onReveal={one.masked.includes(field) ? reveal(field) : undefined}
    />
  )
  const shownAs = t(`recruitment.shown.${one.shownAs}`)
  return (
    <>
      <PageHeader
        title={t('recruitment.person', { number: one.number, name: one.name })}
        text={[t(`cases.role.${one.call.role}`), nameOf(one.unit.name), t(`recruitment.state.${one.state}`)].join(
          ' · ',
        )}
        above={
          <Link to="/console/recruitment/calls/$id" params={{ id: one.call.id }} className={classes.link}>
            {t('recruitment.one.back')}
          </Link>
        }
      />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Card title={t('recruitment.one.words')}>
            <p className={classes.words}>{one.words || t('recruitment.mine.gone')}</p>
          </Card>
          <Card>
            <Facts
              items={[
                { label: t('recruitment.one.name'), value: masked('name', one.name) },
                { label: t('recruitment.one.phone'), value: one.phone ? masked('phone', one.phone) : '' },
                { label: t('recruitment.one.shown'), value: shownAs },
                { label: t('recruitment.desk.since'), value: day(one.appliedAt) },
                {
                  label: t('recruitment.mine.files'),
                  value:
                    one.files.length === 0
                      ? ''
                      : one.files.map((file, n) => (
                          <span key={file.id}>
                            <a
                              className={classes.link}
                              href={at(`/api/v1/files/${file.id}`)}
                              target="_blank"
                              rel="noreferrer"
                            >
                              {t('recruitment.mine.file', { n: n + 1 })}
                            </a>{' '}
                          </span>
                        )),
                },
              ]}
            />
          </Card>
          <Card title={t('recruitment.call.requirements')}>
            <p className={classes.words}>{nameOf(one.call.requirements)}</p>
          </Card>
          {one.objections.length > 0 ? (
            <Card title={t('recruitment.mine.objections')}>
              <ul className={classes.plain}>
                {one.objections.map((objection) => (
                  <li key={objection.id}>
                    <strong>{t(`recruitment.ground.${objection.ground}`)}</strong>
                    <p className={classes.words}>{objection.words}</p>
                    <p className={classes.dim}>
                      {t('recruitment.one.objector')}:{' '}
                      <MaskedText
                        label={t('recruitment.one.objector')}
                        text={objection.by}
                        purposes={purposes('ask', 'check')}
                        onReveal={one.masked.includes('name') ? reveal('objector', objection.id) : undefined}
                      />
                    </p>
                    <p className={classes.said}>
                      {objection.answer
                        ? t('recruitment.one.answer', { answer: objection.answer })
                        : t('recruitment.one.no_answer', { day: day(objection.answerBy) })}
                    </p>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
        </div>
        <div className={classes.stack}>
          <Card title={t('recruitment.one.reviews')}>
            <Steps reviews={one.reviews} now={one.stage} publication={one.publication}>
              {one.stage && one.mayReview ? (
                <ReviewForm key={one.stage} application={one} stage={one.stage} onDone={onChanged} />
              ) : (
                <WhyNot of={one} />
              )}
            </Steps>
            {one.endedAt ? <p className={classes.dim}>{t('recruitment.one.end')}</p> : null}
          </Card>
          {one.appeal ? (
            <Card title={t('recruitment.one.appeal')}>
              <p className={classes.words}>{one.appeal.words}</p>
              {one.mayDecideAppeal ? (
                <AppealForm application={one} onDone={onChanged} />
              ) : one.state === 'appealed' ? (
                <WhyNot of={one} />
              ) : null}
            </Card>
          ) : null}
        </div>
      </div>
    </>
  )
}

/** Why this reader cannot decide now. */
function WhyNot({ of }: { of: DeskApplication }) {
  const { t } = useWords()
  if (!of.whyNot) return null
  return (
    <p className={classes.said} role="status">
      <strong>{t('recruitment.one.wait')}:</strong> {of.whyNot.words}
    </p>
  )
}
