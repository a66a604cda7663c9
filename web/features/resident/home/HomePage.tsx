import { Button, TextInput } from '@mantine/core'
import { IconChevronRight, IconPencilPlus, IconTextIncrease } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useEasyView } from '../../../app/display.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { plainNumber, useKeptCases } from '../../../cases/keptCases.ts'
import { Card } from '../../../ui/Card.tsx'
import { useTitle } from '../../../ui/title.ts'
import { useWords } from '../../../words/words.tsx'
import { useDrafts } from '../device/drafts.ts'
import { useHome } from '../device/home.ts'
import { KeptCases } from '../my/KeptCases.tsx'
import { DraftList } from '../report/DraftChooser.tsx'
import classes from '../resident.module.css'
import building from './building.module.css'
import { useBuildingInAddress } from './buildingInAddress.ts'
import { EasyHome } from './EasyHome.tsx'
import { InboxLink } from './InboxLink.tsx'
import { InstallHint } from './InstallHint.tsx'
import { MyBuilding } from './MyBuilding.tsx'

/** The first page: one big thing to do, and what belongs to the reader below it. No account needed for any of it. */
export function HomePage() {
  const [easy] = useEasyView()
  useBuildingInAddress()
  return easy ? <EasyHome /> : <UsualHome />
}

function UsualHome() {
  const { t } = useWords()
  const [, setEasy] = useEasyView()
  const navigate = useNavigate()
  const drafts = useDrafts()
  const kept = useKeptCases()
  const home = useHome()
  const { account } = useSession()
  useTitle(t('resident.home.title'))
  return (
    <div className={classes.home}>
      <div className={classes.welcome}>
        <h1>{t('resident.home.title')}</h1>
        <p>{t('resident.home.text')}</p>
        <ButtonLink
          to="/report"
          size="xl"
          h="4.5rem"
          fullWidth
          className={classes.report}
          leftSection={<IconPencilPlus size={28} aria-hidden />}
        >
          {t('resident.home.report')}
        </ButtonLink>
        <p className={classes.easy}>{t('resident.home.easy')}</p>
        <button type="button" className={building.easy} onClick={() => setEasy(true)}>
          <IconTextIncrease size={24} aria-hidden />
          {t('doorstep.easy.switch')}
        </button>
      </div>
      {drafts.length > 0 ? (
        <Card title={t('resident.home.drafts')}>
          <DraftList
            drafts={drafts}
            onOpen={(draft) => void navigate({ to: '/report', search: { draft: draft.id, step: draft.step } })}
          />
        </Card>
      ) : null}
      {kept.length > 0 ? (
        <Card title={t('resident.home.cases')}>
          <KeptCases cases={kept.slice(0, 3)} />
          {kept.length > 3 ? (
            <ButtonLink to="/my/cases" variant="subtle" rightSection={<IconChevronRight size={18} aria-hidden />}>
              {t('resident.home.allCases', { count: kept.length })}
            </ButtonLink>
          ) : null}
          <InboxLink />
        </Card>
      ) : null}
      {kept.length === 0 && account ? <InboxLink /> : null}
      <MyBuilding home={home} />
      {/* A browser's offer comes late: here it pushes nothing about that somebody is reading. */}
      <InstallHint />
      <Card title={t('resident.lookup.title')}>
        <NumberForm />
      </Card>
      <ButtonLink to="/petitions" variant="subtle" size="lg" rightSection={<IconChevronRight size={18} aria-hidden />}>
        {t('resident.home.petitions')}
      </ButtonLink>
    </div>
  )
}

/** Opens a case by the number on its receipt. */
export function NumberForm() {
  const { t } = useWords()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  return (
    <form
      className={classes.lookup}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const number = plainNumber(typed)
        setMissing(number.length < 3)
        if (number.length >= 3) void navigate({ to: '/f/$number', params: { number } })
      }}
    >
      <TextInput
        label={t('resident.lookup.label')}
        description={t('resident.lookup.help')}
        size="lg"
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        value={typed}
        error={missing ? t('resident.lookup.missing') : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="light" size="lg">
        {t('resident.lookup.open')}
      </Button>
    </form>
  )
}
