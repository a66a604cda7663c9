import type { OpenCategories } from '../../../../contract/case-configuration-routes.ts'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import { EmergencyNumbers } from '../home/EmergencyNumbers.tsx'
import type { StepProps } from './step-props.ts'

/** Danger to life: call first, write afterwards. The report goes on from here all the same. */
export function DangerStep(props: StepProps & { emergencyNumbers: OpenCategories['emergencyNumbers'] }) {
  const { t } = useWords()
  return (
    <QuestionScreen
      step={props.step}
      of={props.of}
      question={t('resident.danger.question')}
      help={t('resident.danger.help')}
      onBack={props.onBack}
      onNext={() => void props.onNext()}
      nextLabel={t('resident.danger.next')}
    >
      <EmergencyNumbers numbers={props.emergencyNumbers} />
    </QuestionScreen>
  )
}
