import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DeliberationView } from '../../../../contract/assembly.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { instantOf, wallOf } from '../../../words/zone.ts'
import classes from '../assembly.module.css'
import { useAct } from '../data.ts'

/** Another time or another room, with the reason everybody who signed up reads. */
export function MoveForm({ view, onClose }: { view: DeliberationView; onClose: () => void }) {
  const { t, timeZone } = useWords()
  const [values, setValues] = useState({
    ...{ from: wallOf(view.from, timeZone), to: wallOf(view.to, timeZone), place: view.place, why: '' },
  })
  const act = useAct(view.id, () => {
    toast(t('assembly.desk.moved'))
    onClose()
  })
  return (
    <Card title={t('assembly.desk.move')}>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const { from, to, place, why } = values
          act.mutate({
            path: '/move',
            body: {
              ...{ seen: view.version, place, why },
              ...{ from: instantOf(from, timeZone) ?? '', to: instantOf(to, timeZone) ?? '' },
            },
          })
        }}
      >
        <div className={classes.pair}>
          {(['from', 'to', 'place', 'why'] as const).map((key) => (
            <TextInput
              key={key}
              size="sm"
              type={key === 'from' || key === 'to' ? 'datetime-local' : 'text'}
              label={key === 'why' ? t('assembly.desk.why') : t(`assembly.write.${key}`)}
              maxLength={key === 'why' ? 500 : 200}
              value={values[key]}
              onChange={(event) => setValues({ ...values, [key]: event.currentTarget.value })}
            />
          ))}
        </div>
        <Refusal problem={act.error} />
        <Group>
          <Button type="submit" loading={act.isPending}>
            {t('assembly.desk.move')}
          </Button>
          <Button type="button" variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </Group>
      </form>
    </Card>
  )
}
