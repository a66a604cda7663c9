import { PersonChip } from '../../ui/PersonChip.tsx'
import { variables } from '../../ui/theme.ts'
import { Part } from './Part.tsx'
import { useSay } from './say.ts'
import classes from './tokens.module.css'

const colours = Object.keys(variables({} as never).light).filter(
  (name) => name.startsWith('--ds-') && name !== '--ds-shadow',
)
const spaces = ['1', '2', '3', '4', '5', '6']
const letters = [
  ['large', 'A number that counts', '要紧的数字'],
  ['title', 'The title of a page', '页面标题'],
  ['lead', 'The head of a part', '小节标题'],
  ['body', 'Text: who serves you, and what happens next.', '正文：谁为您服务，接下来会怎样。'],
  ['note', 'A note beside it', '旁注'],
  ['small', 'Numbers and times in tables', '表格中的编号和时间'],
] as const

/** Colours, steps of space, letters, corners and time: what every part is made of. */
export function TokenSamples() {
  const say = useSay()
  return (
    <Part id="tokens" title={say('Colours, letters, space', '颜色、字号、间距')}>
      <ul className={classes.colours}>
        {colours.map((name) => (
          <li key={name}>
            <span className={classes.colour} style={{ background: `var(${name})` }} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
      <h3>{say('Letters', '字号')}</h3>
      {letters.map(([step, en, zh]) => (
        <p key={step} className={classes.line} style={{ fontSize: `var(--ds-text-${step})` }}>
          {say(en, zh)} <code>--ds-text-{step}</code>
        </p>
      ))}
      <h3>{say('Space, corners, time', '间距、圆角、动效')}</h3>
      <ul className={classes.steps}>
        {spaces.map((step) => (
          <li key={step}>
            <span className={classes.space} style={{ width: `var(--ds-space-${step})` }} />
            <code>--ds-space-{step}</code>
          </li>
        ))}
        <li>
          <span className={classes.corner} style={{ borderRadius: 'var(--ds-radius-small)' }} />
          <code>--ds-radius-small</code>
        </li>
        <li>
          <span className={classes.corner} style={{ borderRadius: 'var(--ds-radius)' }} />
          <code>--ds-radius</code>
        </li>
        <li>
          <span className={classes.moves} />
          <code>--ds-calm</code>
        </li>
      </ul>
    </Part>
  )
}

/** People: masked, by name, nobody named, a long name on a narrow page. */
export function PersonSamples() {
  const say = useSay()
  const purposes = [{ value: 'visit', label: say('Arrange a visit', '预约上门') }]
  return (
    <Part id="people" title="PersonChip">
      <div className={classes.people}>
        <PersonChip
          name="王**"
          masked
          role={say('Reporter', '反映人')}
          purposes={purposes}
          onReveal={async () => say('Wang Sample', '王示例')}
        />
        <PersonChip name="王**" masked role={say('Reporter, not to be asked for here', '反映人（此处不可查看）')} />
        <PersonChip
          name="王**"
          masked
          role={say('Reporter, refused', '反映人（拒绝）')}
          purposes={purposes}
          onReveal={async () => {
            throw new Error(say('Only the district desk may ask for this name.', '仅区级受理台可查看此姓名。'))
          }}
        />
        <PersonChip name={say('Nobody named', '未署名')} anonymous role={say('Reporter', '反映人')} />
        <PersonChip name={say('Zhang Sample', '张示例')} role={say('Grid head of Grid 7', '第7网格网格长')} />
        <PersonChip
          name={say('Maximiliana Alexandrovna Featherstonehaugh-Sample', '阿卜杜热合曼·买买提示例')}
          role={say(
            'Part-time grid worker for the buildings behind the old grain store',
            '老粮站后面各楼栋的兼职网格员',
          )}
        />
      </div>
    </Part>
  )
}
