import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NewBulletin } from '../../../../contract/notices.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'

/** A wall clock time of the district as an instant, and the reverse, for `datetime-local`. */
function wallClock(timeZone: string) {
  const shift = (at: number) => {
    const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
    return Date.parse(`${parts.replace(' ', 'T')}:00Z`) - Math.floor(at / 60_000) * 60_000
  }
  return {
    of: (at: number) => new Date(at + shift(at)).toISOString().slice(0, 16),
    instant: (text: string) => {
      const asUtc = Date.parse(`${text}:00Z`)
      return Number.isNaN(asUtc) ? '' : new Date(asUtc - shift(asUtc)).toISOString()
    },
  }
}

/** A notice for everybody in one of the desk's units, from one moment until another. */
export function BulletinForm(props: { onDone: () => void; onClose: () => void }) {
  const { t, nameOf, timeZone } = useWords()
  const words = useErrorWords()
  const { activePosts } = useSession()
  const clock = wallClock(timeZone)
  const desks = activePosts.filter((post) => holds([post], 'desk') && post.place)
  const own = desks[0]?.place
  const below = useQuery({
    ...read('/api/v1/territory/tree', { params: { query: { limit: 200, ...(own ? { parent: own.id } : {}) } } }),
    enabled: own !== undefined,
  })
  const places = [
    ...desks.flatMap(({ place }) => (place ? [{ value: place.id, label: nameOf(place.name) }] : [])),
    ...(below.data?.items ?? []).map((unit) => ({ value: unit.id, label: `  ${nameOf(unit.name)}` })),
  ]
  const [form, setForm] = useState(() => ({
    unitId: own?.id ?? '',
    ...{ titleEn: '', titleZh: '', textEn: '', textZh: '', important: false },
    from: clock.of(Date.now()),
    until: clock.of(Date.now() + 7 * 86_400_000),
  }))
  const set = (changed: Partial<typeof form>) => setForm({ ...form, ...changed })
  const publish = useWrite(
    (body: NewBulletin, context) => answer(api.POST('/api/v1/bulletins', { body, ...context })),
    { onSuccess: props.onDone },
  )
  const wrong = (field: string) => publish.error?.of(field)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        publish.mutate({
          unitId: form.unitId,
          title: { en: form.titleEn, zh: form.titleZh },
          text: { en: form.textEn, zh: form.textZh },
          important: form.important,
          from: clock.instant(form.from),
          until: clock.instant(form.until),
        })
      }}
    >
      <NativeSelect
        label={t('notices.board.place')}
        data={places}
        value={form.unitId}
        onChange={(event) => set({ unitId: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <TextInput
          required
          maxLength={120}
          label={t('notices.board.title_zh')}
          value={form.titleZh}
          error={wrong('title.zh')}
          onChange={(event) => set({ titleZh: event.currentTarget.value })}
        />
        <TextInput
          required
          maxLength={120}
          label={t('notices.board.title_en')}
          value={form.titleEn}
          error={wrong('title.en')}
          onChange={(event) => set({ titleEn: event.currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={3}
          maxLength={2000}
          label={t('notices.board.text_zh')}
          value={form.textZh}
          onChange={(event) => set({ textZh: event.currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={3}
          maxLength={2000}
          label={t('notices.board.text_en')}
          value={form.textEn}
          onChange={(event) => set({ textEn: event.currentTarget.value })}
        />
        <TextInput
          required
          type="datetime-local"
          label={t('notices.board.from')}
          value={form.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          required
          type="datetime-local"
          label={t('notices.board.until')}
          value={form.until}
          error={wrong('until')}
          onChange={(event) => set({ until: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={t('notices.board.important')}
        checked={form.important}
        onChange={(event) => set({ important: event.currentTarget.checked })}
      />
      {publish.error ? <p role="alert">{words(publish.error)}</p> : null}
      <div className={classes.buttons}>
        <Button type="submit" loading={publish.isPending}>
          {t('notices.board.publish')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
