import '../../ui/more.ts'
import { Outlet } from '@tanstack/react-router'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Header } from '../Header.tsx'
import { NotFoundPage } from '../RootLayout.tsx'
import { useSession } from '../session.tsx'
import shell from '../shell.module.css'
import { DialogSamples, TableSample } from './DeskSamples.tsx'
import { EdgeSamples } from './EdgeSamples.tsx'
import classes from './gallery.module.css'
import { FormSamples, MapSample } from './PlaceSamples.tsx'
import { ClockSamples, StateSamples, TextSamples } from './PlainSamples.tsx'
import { useSay } from './say.ts'
import { PersonSamples, TokenSamples } from './TokenSamples.tsx'

const contents = [
  ['tokens', 'Colours, letters, space', '颜色、字号、间距'],
  ['clocks', 'Clocks, times, figures', '时限、时间、数字'],
  ['texts', 'Facts, timeline, photos', '要素、经过、照片'],
  ['people', 'People', '人员'],
  ['tables', 'Table and side panel', '表格与侧栏'],
  ['dialogs', 'Dialogs, commands, keys', '对话框、操作、快捷键'],
  ['forms', 'Questions and inputs', '提问与输入'],
  ['map', 'Map', '地图'],
  ['states', 'Empty, waiting, failed', '空、等待、出错'],
  ['edges', 'Switched off, long, narrow', '停用、超长、极窄'],
] as const

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
        <nav aria-label={say('Contents', '目录')} className={classes.contents}>
          {contents.map(([id, en, zh]) => (
            <a key={id} href={`#${id}`}>
              {say(en, zh)}
            </a>
          ))}
        </nav>
        <TokenSamples />
        <ClockSamples />
        <TextSamples />
        <PersonSamples />
        <TableSample />
        <DialogSamples />
        <FormSamples />
        <MapSample />
        <StateSamples />
        <EdgeSamples />
        <Outlet />
      </main>
    </div>
  )
}
