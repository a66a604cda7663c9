import { useQuery } from '@tanstack/react-query'
import type { CaseSettingsRecord } from '../../../../contract/case-configuration.ts'
import { read } from '../../../app/api.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { AdminFrame } from '../parts/AdminFrame.tsx'
import { SettingsForm } from './SettingsForm.tsx'

/** What holds for all cases where a condition says nothing else. */
export function SettingsPage() {
  const { t } = useWords()
  const { data, error, refetch } = useQuery(read('/api/v1/configuration/settings'))
  return (
    <AdminFrame title={t('configuration.nav.settings')} text={t('configuration.about.settings')}>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <SettingsForm record={data as CaseSettingsRecord} />
      ) : (
        <PageSkeleton lines={10} />
      )}
    </AdminFrame>
  )
}
