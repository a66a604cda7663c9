import { Button, Group, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { VisitorEntry } from '../../../../contract/petition-visiting.ts'
import { useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { paths, setupQuery, write } from '../data.ts'
import classes from '../petitions.module.css'

// messages: petition-pages.visits.becomes_*

/** The minutes of one visit, and what it becomes. */
export function MinuteForm(props: { dayId: string; entry: VisitorEntry; onClose: () => void }) {
  const { t, nameOf } = useWords()
  const { entry } = props
  const queries = useQueryClient()
  const setup = useQuery(setupQuery)
  const [values, setValues] = useState({
    came: true,
    minutes: '',
    becomes: 'none' as 'none' | 'petition' | 'report',
    ...{ purpose: '', subject: entry.subject, account: '' },
  })
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const [tried, setTried] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const becomes = values.came && values.becomes !== 'none'
  const lacks = becomes && (values.account.trim().length < 2 || values.subject.trim().length < 2)
  const save = useWrite(
    (given: typeof values, { headers }) =>
      write<{ entry: VisitorEntry; secret: string | null }>(
        `${paths.days}/${props.dayId}/bookings/${entry.id}/minutes`,
        {
          body: {
            came: given.came,
            ...(given.minutes.trim() ? { minutes: given.minutes.trim() } : {}),
            ...(becomes
              ? {
                  becomes: {
                    ...{ kind: given.becomes, subject: given.subject.trim(), account: given.account.trim() },
                    ...(given.becomes === 'petition' && given.purpose ? { purpose: given.purpose } : {}),
                  },
                }
              : {}),
          },
          key: headers['Idempotency-Key'],
        },
      ),
    {
      onSuccess: (answer) => {
        toast(t('petition-pages.visits.saved'))
        // Told this once: it stays until the desk has handed it over.
        if (answer.secret) setSecret(answer.secret)
        else props.onClose()
        if (!answer.secret) void queries.invalidateQueries({ queryKey: [paths.days] })
      },
    },
  )
  if (secret)
    return (
      <div className={classes.note} role="status">
        <p>{t('petition-pages.visits.secret', { secret })}</p>
        <Button
          size="xs"
          onClick={() => {
            props.onClose()
            void queries.invalidateQueries({ queryKey: [paths.days] })
          }}
        >
          {t('ui.close')}
        </Button>
      </div>
    )
  return (
    <form
      className={`${classes.fields} ds-no-print`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!lacks) save.mutate(values)
      }}
    >
      <Radio.Group
        label={t('petition-pages.desk.state')}
        value={String(values.came)}
        onChange={(value) => set({ came: value === 'true' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="true" label={t('petition-pages.visits.came')} />
          <Radio value="false" label={t('petition-pages.visits.missed')} />
        </Stack>
      </Radio.Group>
      {values.came ? (
        <>
          <Textarea
            size="sm"
            autosize
            minRows={3}
            label={t('petition-pages.visits.minutes_label')}
            maxLength={10_000}
            value={values.minutes}
            onChange={(event) => set({ minutes: event.currentTarget.value })}
          />
          <NativeSelect
            size="sm"
            label={t('petition-pages.visits.becomes')}
            value={values.becomes}
            onChange={(event) => set({ becomes: event.currentTarget.value as typeof values.becomes })}
            data={(['none', 'petition', 'report'] as const).map((value) => ({
              value,
              label: t(`petition-pages.visits.becomes_${value}`),
            }))}
          />
        </>
      ) : null}
      {becomes ? (
        <>
          {values.becomes === 'petition' ? (
            <NativeSelect
              size="sm"
              label={t('petition-pages.page.purpose')}
              value={values.purpose}
              onChange={(event) => set({ purpose: event.currentTarget.value })}
              data={[
                { value: '', label: t('petition-pages.new.against_choose') },
                ...(setup.data?.settings.purposes ?? []).map(({ code, name }) => ({
                  value: code,
                  label: nameOf(name),
                })),
              ]}
            />
          ) : null}
          <TextInput
            size="sm"
            label={t('petition-pages.visits.subject')}
            maxLength={120}
            value={values.subject}
            onChange={(event) => set({ subject: event.currentTarget.value })}
          />
          <Textarea
            size="sm"
            autosize
            minRows={4}
            label={t('petition-pages.visits.account')}
            maxLength={20_000}
            value={values.account}
            onChange={(event) => set({ account: event.currentTarget.value })}
            error={tried && lacks ? t('petition-pages.new.missing') : undefined}
          />
        </>
      ) : null}
      <Refusal problem={save.error} />
      <Group>
        <Button type="submit" size="sm" loading={save.isPending}>
          {t('petition-pages.visits.save')}
        </Button>
        <Button type="button" size="sm" variant="default" onClick={props.onClose}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}
