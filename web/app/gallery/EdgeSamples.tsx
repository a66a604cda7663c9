import { Button, Checkbox, TextInput } from '@mantine/core'
import { Card, ChoiceCard } from '../../ui/Card.tsx'
import { ClockLight } from '../../ui/ClockLight.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { PhotoStrip } from '../../ui/PhotoStrip.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import classes from './gallery.module.css'
import { Part } from './Part.tsx'
import { useSay } from './say.ts'

/** What breaks pages: switched off, failed, nothing there, words without end, a page as narrow as a watch. */
export function EdgeSamples() {
  const say = useSay()
  const long = say(
    'The lamp in front of the entrance of the second building behind the kindergarten has been out since the storm of last week and nobody who was called so far felt responsible for it',
    '幼儿园后面第二栋楼单元门前的路灯自上周大风以来一直不亮，先后打过几个电话都说不归自己管，晚上老人孩子进出很不安全，请尽快派人来看一看',
  )
  const unbroken = 'https://example.org/a-very-long-address-without-any-place-to-break-it-0123456789-0123456789'
  const body = (
    <>
      <Facts
        items={[
          { label: say('Number', '编号'), value: <span className="ds-num">DS-2026-000123</span> },
          { label: say('What', '内容'), value: long },
          { label: say('Link', '链接'), value: unbroken },
        ]}
      />
      <p>
        <ClockLight light="amber" label={say('Handle', '处置')} due={new Date(Date.now() + 9e6).toISOString()} />
      </p>
      <Timeline
        label={say('What happened', '经过')}
        items={[{ id: '1', at: new Date(Date.now() - 9e6).toISOString(), title: long, note: unbroken, by: long }]}
      />
    </>
  )
  return (
    <Part id="edges" title={say('Switched off, failed, empty, long, narrow', '停用、出错、空、超长、极窄')}>
      <div className={classes.grid}>
        <Card title={say('Switched off', '停用')}>
          <div className={classes.row}>
            <Button disabled>{say('Send', '提交')}</Button>
            <Button variant="default" disabled>
              {say('Default', '默认')}
            </Button>
          </div>
          <TextInput mt="md" label={say('Name', '姓名')} defaultValue={say('Sample', '示例')} disabled />
          <Checkbox mt="md" label={say('Not now', '暂不可选')} disabled />
          <fieldset disabled>
            <legend className="ds-hidden">{say('Choice', '选择')}</legend>
            <ChoiceCard name="off" value="a" checked onChoose={() => {}} title={say('Chosen and fixed', '已选定')} />
          </fieldset>
        </Card>
        <Card title={say('Failed list', '列表出错')}>
          <DataTable
            label={say('Failed list', '列表出错')}
            rows={undefined}
            rowKey={String}
            columns={[]}
            empty={null}
            problem={{ message: '', code: 'network' }}
            onRetry={() => {}}
          />
        </Card>
        <Card title={say('No photos, no events', '没有照片和经过')}>
          <PhotoStrip photos={[]} />
          <Timeline label={say('What happened', '经过')} items={[]} />
          <EmptyState level={3} title={say('Nothing happened yet', '暂无经过')} />
        </Card>
        <Card title={long}>{body}</Card>
      </div>
      <h3>{say('As narrow as it gets (256 px)', '最窄（256像素）')}</h3>
      <div className={classes.narrow}>
        <Card title={say('Street lamp out', '路灯不亮')}>{body}</Card>
      </div>
    </Part>
  )
}
