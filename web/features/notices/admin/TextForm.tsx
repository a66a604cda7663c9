import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { NoticeTextBody, NoticeTextPair, NoticeTextView } from '../../../../contract/notices.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { WordKey } from '../../../words/areas.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'
import { Preview } from './Preview.tsx'

/** One text in both languages, with what it may say, how it will look, and a way to send it to oneself. */
export function TextForm(props: { text: NoticeTextView; mayChange: boolean; onClose: () => void }) {
  const { t } = useWords()
  const words = useErrorWords()
  const queries = useQueryClient()
  const { text, mayChange } = props
  const { event, audience, channel } = text
  const [pair, setPair] = useState<NoticeTextPair>(text.own ?? text.standard)
  const [language, setLanguage] = useState<'en' | 'zh'>('zh')
  const body = pair[language]
  const save = useWrite(
    (own: NoticeTextPair | null) =>
      answer(api.PUT('/api/v1/notice-texts', { body: { event, audience, channel, own } })),
    {
      onSuccess: (_saved, own) => {
        void queries.invalidateQueries({ queryKey: ['/api/v1/notice-texts'] })
        if (own === null) setPair(text.standard)
        toast(t('notices.admin.saved'))
      },
    },
  )
  const test = useWrite(
    (given: NoticeTextBody) =>
      answer(
        api.POST('/api/v1/notice-texts/test', {
          body: { event, audience, channel, locale: language === 'en' ? 'en' : 'zh-CN', body: given },
        }),
      ),
    {
      onSuccess: ({ sent, to, reason }) =>
        toast(
          sent
            ? t('notices.admin.sent_test', { to })
            : { kind: 'problem', text: t('notices.admin.failed_test', { reason: reason ?? '' }) },
        ),
      onError: (problem) => toast({ kind: 'problem', text: problem.message }),
    },
  )
  const set = (changed: Partial<NoticeTextBody>) => setPair({ ...pair, [language]: { ...body, ...changed } })
  return (
    <SidePanel
      title={`${t(`notices.event.${event}` as WordKey)} · ${t(`notices.audience.${audience}`)}`}
      onClose={props.onClose}
    >
      <form
        className={classes.form}
        onSubmit={(submit) => {
          submit.preventDefault()
          save.mutate(pair)
        }}
      >
        <SegmentedControl
          value={language}
          onChange={(value) => setLanguage(value as 'en' | 'zh')}
          data={[
            { value: 'zh', label: t('notices.admin.chinese') },
            { value: 'en', label: t('notices.admin.english') },
          ]}
        />
        {body.subject === null ? null : (
          <TextInput
            label={t('notices.admin.subject')}
            maxLength={200}
            value={body.subject}
            readOnly={!mayChange}
            onChange={(change) => set({ subject: change.currentTarget.value })}
          />
        )}
        <Textarea
          label={t('notices.admin.text')}
          autosize
          minRows={3}
          maxLength={2000}
          value={body.text}
          readOnly={!mayChange}
          onChange={(change) => set({ text: change.currentTarget.value })}
        />
        {mayChange ? (
          <div>
            <p className={classes.note}>{t('notices.admin.variables')}</p>
            <div className={classes.buttons}>
              {text.variables.map((name) => (
                <Button
                  key={name}
                  size="compact-sm"
                  variant="default"
                  aria-label={t('notices.admin.insert', { name })}
                  onClick={() => set({ text: `${body.text}{${name}}` })}
                >
                  {`{${name}}`}
                </Button>
              ))}
            </div>
          </div>
        ) : null}
        {save.error ? <p role="alert">{words(save.error)}</p> : null}
        {mayChange ? (
          <div className={classes.buttons}>
            <Button type="submit" loading={save.isPending}>
              {t('notices.admin.save')}
            </Button>
            {text.own ? (
              <Button variant="default" onClick={() => save.mutate(null)}>
                {t('notices.admin.reset')}
              </Button>
            ) : null}
            {channel === 'inbox' ? null : (
              <Button variant="default" loading={test.isPending} onClick={() => test.mutate(body)}>
                {t('notices.admin.send_test')}
              </Button>
            )}
          </div>
        ) : null}
      </form>
      {mayChange ? <Preview text={text} body={body} locale={language === 'en' ? 'en' : 'zh-CN'} /> : null}
    </SidePanel>
  )
}
