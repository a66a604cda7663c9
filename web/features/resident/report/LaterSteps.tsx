import { type ReactNode, useEffect } from 'react'
import type { OpenCategories } from '../../../../contract/case-configuration-routes.ts'
import { loadWords } from '../../../words/catalogue.ts'
import { currentLocale } from '../../../words/words.tsx'
import { CategoryStep } from './CategoryStep.tsx'
import { CheckStep } from './CheckStep.tsx'
import { ContactStep } from './ContactStep.tsx'
import { DangerStep } from './DangerStep.tsx'
import { NearbyStep } from './NearbyStep.tsx'
import type { Near } from './near.ts'
import { PhotosStep } from './PhotosStep.tsx'
import { QuestionStep } from './QuestionStep.tsx'
import type { StepProps } from './step-props.ts'
import { pathOf, type Step, screensOf } from './steps.rules.ts'
import { WhereStep } from './WhereStep.tsx'

/** What shows a report that waits for a line: fetched while there is one. */
const fetchWaiting = () =>
  Promise.allSettled([
    import('../home/Top.tsx'),
    import('../outbox/WaitingStrip.tsx'),
    import('../outbox/WaitingCard.tsx'),
    import('../my/MyCasesPage.tsx'),
    loadWords(currentLocale(), ['doorstep', 'cases']),
  ])

/** Every screen of the report after the first: they come while the first words are written. */
export function LaterSteps(props: {
  at: Step
  given: StepProps
  categories: OpenCategories['items']
  emergencyNumbers: OpenCategories['emergencyNumbers']
  near: readonly Near[]
}) {
  const { at, given, categories, near } = props
  const { draft } = given
  useEffect(() => void fetchWaiting(), [])
  const screens = screensOf(pathOf(categories, draft.categoryId)[0]?.questions ?? [], draft.answers)
  const screen = screens.find((each) => each.step === at)
  if (screen) return <QuestionStep key={at} {...given} screen={screen} />
  const pages: Record<string, () => ReactNode> = {
    category: () => <CategoryStep {...given} categories={categories} />,
    danger: () => <DangerStep {...given} emergencyNumbers={props.emergencyNumbers} />,
    where: () => <WhereStep {...given} />,
    nearby: () => <NearbyStep {...given} near={near} />,
    photos: () => <PhotosStep {...given} />,
    contact: () => <ContactStep {...given} />,
    check: () => <CheckStep {...given} categories={categories} />,
  }
  return pages[at]?.()
}
