import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { ClockLight, type Light } from '../../ui/ClockLight.tsx'
import { CommandMenu } from '../../ui/CommandMenu.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { KeyboardSheet } from '../../ui/keyboard.tsx'
import { SidePanel, SplitView } from '../../ui/SidePanel.tsx'
import { toast } from '../../ui/toasts.tsx'
import { Instant } from '../../words/Instant.tsx'
import classes from './gallery.module.css'
import { Part } from './Part.tsx'
import { useSay } from './say.ts'

interface Sample {
  id: string
  title: string
  light: Light
  due: string
  count: number
}

/** A list of a thousand with a panel, and the list without rows. */
export function TableSample() {
  const say = useSay()
  const [open, setOpen] = useState<Sample | null>(null)
  const [sort, setSort] = useState({ key: 'due', descending: false })
  const rows = useMemo(() => {
    const lights: Light[] = ['red', 'amber', 'green', 'paused', 'stopped']
    const now = Date.now()
    const made = Array.from(
      { length: 1000 },
      (_, index): Sample => ({
        id: `DS-2026-${String(index + 1).padStart(6, '0')}`,
        title: say('Street lamp out in front of the gate', '小区门口路灯不亮'),
        light: lights[Math.min(4, Math.floor(index / 200))] ?? 'green',
        due: new Date(now + (index - 200) * 600_000).toISOString(),
        count: (index * 37) % 990,
      }),
    )
    return sort.descending ? made.toReversed() : made
  }, [say, sort.descending])
  return (
    <Part id="tables" title="DataTable · SplitView · SidePanel">
      <SplitView
        panel={
          open ? (
            <SidePanel
              title={open.id}
              focusKey={open.id}
              onClose={() => setOpen(null)}
              footer={<Button>{say('Accept', '受理')}</Button>}
            >
              <p>{open.title}</p>
              <ClockLight light={open.light} due={open.due} />
            </SidePanel>
          ) : undefined
        }
      >
        <DataTable
          label={say('Sample cases', '示例案件')}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={setOpen}
          openKey={open?.id}
          sort={sort}
          onSort={(key) => setSort({ key, descending: sort.key === key && !sort.descending })}
          height="22rem"
          empty={<EmptyState title={say('Nothing here', '暂无内容')} />}
          columns={[
            {
              key: 'id',
              header: say('Number', '编号'),
              cell: (row) => <span className="ds-num">{row.id}</span>,
              width: '10rem',
            },
            { key: 'title', header: say('What', '内容'), cell: (row) => row.title },
            {
              key: 'count',
              header: say('Households', '户数'),
              cell: (row) => row.count,
              align: 'end',
              wide: true,
              width: '7rem',
            },
            {
              key: 'due',
              header: say('Due', '到期'),
              cell: (row) => <Instant at={row.due} />,
              align: 'end',
              sortable: true,
              wide: true,
              width: '9rem',
            },
            {
              key: 'light',
              header: say('Clock', '时限'),
              cell: (row) => <ClockLight light={row.light} />,
              width: '9rem',
            },
          ]}
          card={(row) => (
            <>
              <strong>{row.title}</strong>
              <div className={classes.row}>
                <span className="ds-num">{row.id}</span>
                <ClockLight light={row.light} due={row.due} />
              </div>
            </>
          )}
        />
      </SplitView>
      <div className={classes.grid} style={{ marginTop: '1rem' }}>
        <DataTable
          label={say('Empty list', '空列表')}
          rows={[]}
          rowKey={String}
          columns={[]}
          empty={<EmptyState level={3} title={say('No case fits these filters', '没有符合筛选条件的案件')} />}
        />
        <DataTable
          label={say('Loading list', '加载中的列表')}
          rows={undefined}
          rowKey={String}
          columns={[]}
          empty={null}
        />
      </div>
    </Part>
  )
}

/** Dialogs, the command menu, the sheet of keys. */
export function DialogSamples() {
  const say = useSay()
  const [shown, show] = useState<'none' | 'confirm' | 'danger' | 'menu' | 'keys'>('none')
  const close = () => show('none')
  return (
    <Part id="dialogs" title="ConfirmDialog · CommandMenu · KeyboardSheet">
      <div className={classes.row}>
        <Button variant="default" onClick={() => show('confirm')}>
          {say('Confirm with a reason', '填写原因并确认')}
        </Button>
        <Button variant="default" onClick={() => show('danger')}>
          {say('Confirm a loss', '确认删除')}
        </Button>
        <Button variant="default" onClick={() => show('menu')}>
          {say('Commands', '操作菜单')}
        </Button>
        <Button variant="default" onClick={() => show('keys')}>
          {say('Keys', '快捷键')}
        </Button>
      </div>
      <ConfirmDialog
        opened={shown === 'confirm'}
        onClose={close}
        title={say('Raise to the street', '上报街道')}
        text={say('Raising is free: it is never counted against anyone.', '上报不受限制，不会计入任何考核。')}
        confirmLabel={say('Raise', '上报')}
        reason={{ label: say('Why it needs the level above', '需要上级处理的原因') }}
        onConfirm={() => toast(say('Raised', '已上报'))}
      />
      <ConfirmDialog
        opened={shown === 'danger'}
        onClose={close}
        danger
        title={say('Erase my data', '删除我的数据')}
        text={say('This cannot be taken back.', '此操作无法撤销。')}
        confirmLabel={say('Erase', '删除')}
        onConfirm={() =>
          Promise.reject(new Error(say('The server refused: an open case needs it.', '尚有在办案件，暂不能删除。')))
        }
      />
      <CommandMenu
        opened={shown === 'menu'}
        onClose={close}
        commands={[
          {
            id: '1',
            group: say('This case', '本案'),
            label: say('Accept', '受理'),
            keys: 'a',
            run: () => toast(say('Accepted', '已受理')),
          },
          {
            id: '2',
            group: say('This case', '本案'),
            label: say('Close', '结案'),
            whyNot: say('It must be checked by somebody else first.', '须先由他人核查。'),
            run: () => {},
          },
          { id: '3', group: say('Go to', '前往'), label: say('Queue', '待办'), keys: 'g q', run: () => {} },
        ]}
      />
      <KeyboardSheet opened={shown === 'keys'} onClose={close} />
    </Part>
  )
}
