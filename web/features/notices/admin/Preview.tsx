import { SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NoticeTextBody, NoticeTextView } from '../../../../contract/notices.ts'
import { answer, api } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'

/** A text with sample values, as its receiver would see it. */
export function Preview(props: { text: NoticeTextView; body: NoticeTextBody; locale: 'en' | 'zh-CN' }) {
  const { t } = useWords()
  const { event, audience, channel } = props.text
  const [several, setSeveral] = useState(false)
  const [body] = useDebouncedValue(props.body, 300)
  const { data, error } = useQuery({
    queryKey: ['/api/v1/notice-texts/preview', event, audience, channel, props.locale, body, several],
    queryFn: () =>
      answer(
        api.POST('/api/v1/notice-texts/preview', {
          body: { event, audience, channel, locale: props.locale, body, digest: several },
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <section className={classes.form} aria-label={t('notices.admin.preview')} style={{ marginTop: '1.25rem' }}>
      <div className={classes.buttons}>
        <h3 className={classes.title}>{t('notices.admin.preview')}</h3>
        {channel === 'inbox' ? null : (
          <SegmentedControl
            size="xs"
            value={several ? 'several' : 'one'}
            onChange={(value) => setSeveral(value === 'several')}
            data={[
              { value: 'one', label: t('notices.admin.preview_one') },
              { value: 'several', label: t('notices.admin.preview_digest') },
            ]}
          />
        )}
      </div>
      {error ? (
        <p role="alert">{asProblem(error).message}</p>
      ) : data ? (
        <div lang={props.locale}>
          {data.html ? (
            <iframe
              className={classes.letter}
              title={data.subject ?? t('notices.admin.preview')}
              srcDoc={data.html}
              sandbox=""
            />
          ) : (
            <div className={classes.preview}>
              {data.subject ? <strong>{data.subject}</strong> : null}
              {data.text}
            </div>
          )}
          {data.parts === null ? null : (
            <p className={classes.note}>{t('notices.admin.preview_parts', { count: data.parts })}</p>
          )}
        </div>
      ) : null}
    </section>
  )
}
