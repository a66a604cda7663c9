import '../../ui/more.ts'
import { Outlet } from '@tanstack/react-router'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Header } from '../Header.tsx'
import { NotFoundPage } from '../RootLayout.tsx'
import { useSession } from '../session.tsx'
import shell from '../shell.module.css'
import { DialogSamples, TableSample } from './DeskSamples.tsx'
import classes from './gallery.module.css'
import { FormSamples, MapSample } from './PlaceSamples.tsx'
import { ClockSamples, StateSamples, TextSamples } from './PlainSamples.tsx'
import { useSay } from './say.ts'

/** Every part in its states, for whoever builds pages. Only in development and in the demo. */
export function GalleryPage() {
  const session = useSession()
  const say = useSay()
  if (!session.ready && !import.meta.env.DEV) return <PageSkeleton />
  if (!session.demo && !import.meta.env.DEV) return <NotFoundPage />
  return (
    <div className={shell.page}>
      <Header home="/" surface={null} />
      <main id="main" tabIndex={-1} className={classes.main}>
        <PageHeader
          title={say('Parts of the pages', '页面组件')}
          text={say(
            'Every part in its states, in both languages and both colour schemes.',
            '每个组件的各种状态，两种语言、两种配色。',
          )}
        />
        <ClockSamples />
        <TextSamples />
        <TableSample />
        <DialogSamples />
        <FormSamples />
        <MapSample />
        <StateSamples />
        <Outlet />
      </main>
    </div>
  )
}
