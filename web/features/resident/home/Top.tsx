import { type ComponentType, lazy, Suspense } from 'react'
import { useOnDevice } from '../../../app/device/shelf.ts'
import { useEasyView } from '../../../app/display.ts'

const CallBar = lazy(() => import('./CallBar.tsx').then((module) => ({ default: module.CallBar })))
const WaitingStrip = lazy<ComponentType>(() =>
  import('../outbox/WaitingStrip.tsx').then(
    (module) => ({ default: module.WaitingStrip }),
    // Without a line it may not come. The page does without; the next one opened tells.
    () => ({ default: () => null }),
  ),
)

/** On top of residents' pages: what waits to be sent, and in the simple view whom to call. */
export function Top() {
  const [easy] = useEasyView()
  const waiting = useOnDevice('waiting', false)
  return (
    <Suspense fallback={null}>
      {waiting ? <WaitingStrip /> : null}
      {easy ? <CallBar /> : null}
    </Suspense>
  )
}
