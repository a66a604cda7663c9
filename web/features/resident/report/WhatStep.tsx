import { Button, Textarea } from '@mantine/core'
import { IconMicrophone } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { OpenCategories } from '../../../../contract/case-configuration-routes.ts'
import { suggestionsQuery } from '../../../cases/suggestion.ts'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import { EmergencyNumbers } from '../home/EmergencyNumbers.tsx'
import shared from '../resident.module.css'
import report from './report.module.css'
import type { StepProps } from './step-props.ts'

// Comes only when somebody presses: most people type.
const VoiceInput = lazy(() => import('../voice/VoiceInput.tsx').then((module) => ({ default: module.VoiceInput })))

const canSpeak = 'SpeechRecognition' in globalThis || 'webkitSpeechRecognition' in globalThis

/** First: what is it about? Words as they come; everything else follows from them. */
export function WhatStep(props: StepProps & { emergencyNumbers: OpenCategories['emergencyNumbers']; danger: boolean }) {
  const { t } = useWords()
  const { draft, change } = props
  const queries = useQueryClient()
  const [tried, setTried] = useState(false)
  const [speaking, speak] = useState(false)
  const isShort = draft.text.trim().length < 2
  return (
    <QuestionScreen
      step={props.step}
      of={props.of}
      question={t('resident.what.question')}
      help={t('resident.what.help')}
      onBack={props.onBack}
      busy={props.busy}
      problem={tried && isShort ? t('resident.what.missing') : null}
      onNext={() => {
        setTried(true)
        if (isShort) return
        // Asked for now and not while somebody is still writing: what was crossed out stays on the device.
        void queries.prefetchQuery(suggestionsQuery(draft.text))
        void props.onNext()
      }}
    >
      <Textarea
        label={t('resident.what.label')}
        classNames={{ input: report.words, label: 'ds-hidden' }}
        rows={5}
        maxLength={4000}
        value={draft.text}
        placeholder={t('resident.what.example')}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <p className={shared.quiet} role="status">
        {draft.text.trim() ? t('resident.draft.kept') : ''}
      </p>
      {draft.photos.length > 0 ? (
        <p className={shared.quiet}>{t('resident.share.photos', { count: draft.photos.length })}</p>
      ) : null}
      {speaking ? (
        <Suspense fallback={null}>
          <VoiceInput value={draft.text} onChange={(text) => change({ text })} onClose={() => speak(false)} />
        </Suspense>
      ) : canSpeak ? (
        <Button
          type="button"
          variant="light"
          mt="sm"
          leftSection={<IconMicrophone size={22} aria-hidden />}
          onClick={() => speak(true)}
        >
          {t('resident.voice.speak')}
        </Button>
      ) : null}
      <div role="alert">
        {props.danger && props.emergencyNumbers.length > 0 ? (
          <div className={report.danger}>
            <p>{t('resident.what.danger')}</p>
            <EmergencyNumbers numbers={props.emergencyNumbers} />
          </div>
        ) : null}
      </div>
      {props.emergencyNumbers.length > 0 && !props.danger ? (
        <details className={shared.aside}>
          <summary>{t('resident.emergency.ask')}</summary>
          <EmergencyNumbers numbers={props.emergencyNumbers} />
        </details>
      ) : null}
    </QuestionScreen>
  )
}
