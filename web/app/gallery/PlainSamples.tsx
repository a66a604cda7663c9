import { Button } from '@mantine/core'
import { IconCheck, IconMessage, IconSpeakerphone } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Card } from '../../ui/Card.tsx'
import { ClockLight } from '../../ui/ClockLight.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { MaskedText } from '../../ui/MaskedText.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { PhotoStrip } from '../../ui/PhotoStrip.tsx'
import { Qr } from '../../ui/Qr.tsx'
import { StatNumber } from '../../ui/StatNumber.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { toast } from '../../ui/toasts.tsx'
import { Instant, useFormat } from '../../words/Instant.tsx'
import classes from './gallery.module.css'
import { Part } from './Part.tsx'
import { useSay } from './say.ts'

const hour = 3_600_000

/** Clocks, times and figures. */
export function ClockSamples() {
  const say = useSay()
  const { share, number } = useFormat()
  const now = useMemo(() => Date.now(), [])
  const at = (hours: number) => new Date(now + hours * hour).toISOString()
  return (
    <Part id="clocks" title="ClockLight · Instant · StatNumber">
      <div className={classes.row}>
        <ClockLight light="green" due={at(26)} />
        <ClockLight light="amber" due={at(1.4)} />
        <ClockLight light="red" due={at(-5)} />
        <ClockLight light="paused" due={at(200)} />
        <ClockLight light="stopped" />
        <ClockLight light="green" label={say('Handle', '处置')} due={at(50)} />
        <ClockLight light="red" size="dot" />
      </div>
      <p className={classes.row}>
        <Instant at={at(-0.05)} /> · <Instant at={at(-30)} /> · <Instant at={at(-2000)} /> ·{' '}
        <Instant at={at(3)} show="exact" />
      </p>
      <div className={classes.grid}>
        <StatNumber
          label={say('Open cases', '在办案件')}
          value={number(1284)}
          note={say('of 58,119', '共 58,119 件')}
        />
        <StatNumber
          label={say('On time', '按期结案率')}
          value={share(0.934)}
          note={say('1,012 of 1,083', '1,012 / 1,083')}
        />
        <StatNumber
          label={say('Rework', '返工率')}
          value={share(null)}
          note={say('nothing to divide by', '无可统计')}
        />
        <StatNumber label={say('Loading', '加载中')} value="" loading />
      </div>
    </Part>
  )
}

/** What tells about one thing. */
export function TextSamples() {
  const say = useSay()
  const now = useMemo(() => Date.now(), [])
  const at = (hours: number) => new Date(now + hours * hour).toISOString()
  const photo = (hue: number) =>
    `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="hsl(${hue} 30% 70%)"/><path d="M0 300 130 130l90 110 60-70 120 130Z" fill="hsl(${hue} 30% 45%)"/></svg>`)}`
  return (
    <Part id="texts" title="Card · Facts · Timeline · MaskedText · Qr · PhotoStrip">
      <div className={classes.grid}>
        <Card title={say('Street lamp out', '路灯不亮')}>
          <Facts
            items={[
              { label: say('Number', '编号'), value: <span className="ds-num">DS-2026-000123</span> },
              {
                label: say('Phone', '电话'),
                value: (
                  <MaskedText
                    label={say('Phone', '电话')}
                    text="138****0000"
                    purposes={[{ value: 'visit', label: say('Arrange a visit', '预约上门') }]}
                    onReveal={async () => '138 0000 0000'}
                  />
                ),
              },
              { label: say('Name', '姓名'), value: <MaskedText label={say('Name', '姓名')} text="王**" /> },
              { label: say('Place', '地点'), value: say('Lakeside, building 4', '湖畔小区 4 栋') },
            ]}
          />
          <PhotoStrip
            photos={[
              { id: '1', src: photo(200), alt: say('Lamp post by the gate', '门口的灯杆') },
              { id: '2', src: photo(90), alt: say('The same at night', '夜间同一位置') },
            ]}
          />
        </Card>
        <Card title="Timeline">
          <Timeline
            label={say('What happened', '经过')}
            items={[
              {
                id: '1',
                at: at(-30),
                title: say('Reported', '已反映'),
                note: say('The lamp in front of building 4 is out.', '4 栋门前的路灯不亮。'),
                icon: <IconSpeakerphone />,
              },
              {
                id: '2',
                at: at(-29),
                title: say('Placed in grid 7', '已归入第 7 网格'),
                by: say('By rule “street lights”', '按规则“路灯”'),
                tone: 'quiet',
              },
              {
                id: '3',
                at: at(-4),
                title: say('Comment', '备注'),
                by: say('Desk, North Street', '北街受理台'),
                mark: say('internal', '内部'),
                note: say('Part is on the way.', '配件在途。'),
                icon: <IconMessage />,
              },
              { id: '4', at: at(-1), title: say('Closed', '已结案'), icon: <IconCheck />, tone: 'strong' },
            ]}
          />
        </Card>
        <Card title="Qr">
          <Qr
            text="https://example.org/cases/DS-2026-000123#k=abcdefghijkl"
            label={say('Link to the case', '案件链接')}
          />
        </Card>
      </div>
    </Part>
  )
}

/** Empty, waiting, failed, and short messages. */
export function StateSamples() {
  const say = useSay()
  return (
    <Part id="states" title="EmptyState · ErrorState · PageSkeleton · toast">
      <div className={classes.grid}>
        <Card>
          <EmptyState
            level={3}
            title={say('Nothing to do', '暂无待办')}
            text={say('New cases appear here by themselves.', '新案件会自动出现在这里。')}
            action={<Button variant="light">{say('Show closed cases', '查看已结案件')}</Button>}
          />
        </Card>
        <Card>
          <ErrorState level={3} problem={{ message: '', code: 'network' }} onRetry={() => {}} />
        </Card>
        <Card>
          <PageSkeleton />
        </Card>
      </div>
      <div className={classes.row} style={{ marginTop: '1rem' }}>
        <Button variant="default" onClick={() => toast(say('Saved', '已保存'))}>
          {say('Message', '消息')}
        </Button>
        <Button
          variant="default"
          onClick={() =>
            toast({ text: say('Comment deleted', '备注已删除'), undo: () => toast(say('It is back', '已恢复')) })
          }
        >
          {say('With undo', '可撤销')}
        </Button>
        <Button
          variant="default"
          onClick={() =>
            toast({ kind: 'problem', text: say('Somebody else changed this case.', '该案件已被他人修改。') })
          }
        >
          {say('Problem', '问题')}
        </Button>
      </div>
    </Part>
  )
}
