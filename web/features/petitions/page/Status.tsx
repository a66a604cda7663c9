import { IconPhone } from '@tabler/icons-react'
import type { PetitionFollowView } from '../../../../contract/petitions.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { LastDay } from '../../../ui/LastDay.tsx'
import { useWords } from '../../../words/words.tsx'
import { lightOf } from '../parts/lights.ts'
import classes from '../petitions.module.css'

// messages: petition-pages.state.*, petition-pages.help.*, petition-pages.stage.*, petitions.outcome.*, cases.role.*

/** Where it is in plain words: what is happening, who has it, by when, and whom to call. */
export function Status({ view }: { view: PetitionFollowView }) {
  const { t, nameOf } = useWords()
  const light = lightOf(view)
  const over = view.state === 'closed'
  return (
    <section className={classes.status} aria-live="polite">
      <h2>{t(`petition-pages.state.${view.state}`)}</h2>
      <p>{over && view.outcome ? t(`petitions.outcome.${view.outcome}`) : t(`petition-pages.help.${view.state}`)}</p>
      <Facts
        items={[
          { label: t('petition-pages.page.holder'), value: over ? '' : nameOf(view.holder.name) },
          { label: t('petition-pages.page.way'), value: nameOf(view.way?.name) },
          {
            label: view.stage ? t(`petition-pages.stage.${view.stage}`) : t('petition-pages.page.by'),
            value:
              view.dueAt && !over ? (
                <>
                  <LastDay at={view.dueAt} />
                  <br />
                  {light ? <ClockLight light={light} due={view.dueAt} /> : null}
                </>
              ) : null,
          },
          {
            label: t('petition-pages.page.same_day'),
            value: view.sameDay && !over ? <LastDay at={view.sameDay} /> : null,
          },
          {
            label: t('petition-pages.page.sponsor'),
            value: view.sponsor
              ? `${nameOf(view.sponsor.body)} ${t(`cases.role.${view.sponsor.role}` as 'cases.role.desk')}`
              : '',
          },
          {
            label: t('petition-pages.page.phone'),
            value:
              view.holderPhone && !over ? (
                <a className={classes.link} href={`tel:${view.holderPhone.replace(/[^+\d]/g, '')}`}>
                  <IconPhone size={18} aria-hidden /> <span className="ds-num">{view.holderPhone}</span>
                </a>
              ) : null,
          },
        ]}
      />
    </section>
  )
}
