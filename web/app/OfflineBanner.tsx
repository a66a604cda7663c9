import { IconCloudOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useWords } from '../words/words.tsx'
import classes from './shell.module.css'

/** True while the browser believes there is a line. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      addEventListener('online', watcher)
      addEventListener('offline', watcher)
      return () => {
        removeEventListener('online', watcher)
        removeEventListener('offline', watcher)
      }
    },
    () => navigator.onLine,
    () => true,
  )
}

/** Says that there is no line, and that what is on the page may be old. */
export function OfflineBanner() {
  const online = useOnline()
  const { t } = useWords()
  return (
    <div role="status">
      {online ? null : (
        <div className={classes.offline}>
          <IconCloudOff size={18} aria-hidden />
          <span>{t('app.offline')}</span>
        </div>
      )}
    </div>
  )
}
