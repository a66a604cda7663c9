import { expect, test } from 'vitest'
import { cutShell, districtFor, programFor, screenFor } from './first-screens.ts'
import type { Tenant } from './tenant.ts'

const tenant: Tenant = {
  ...{ id: 'id', slug: 'west', numberPrefix: 'W', hostNames: [], timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
  ...{ name: { en: '<script>"$&"</script>', zh: '西区' }, demo: false },
}
const body = '{{demo}}<div>A demo</div>{{/demo}}<h1>{{district}}</h1><a href="/report">Report</a><img src="/a.svg">'

test('the name of a district is text, whatever it is', () => {
  expect(screenFor('<b>{{district}}</b>', { tenant, locale: 'en', base: '' })).toBe(
    '<b>&lt;script&gt;&quot;$&amp;&quot;&lt;/script&gt;</b>',
  )
  const told = districtFor({ ...tenant, name: { en: '</script><b>', zh: '' } }, '', 0)
  expect(told.match(/<\/?\w+/g)).toEqual(['<script', '</script'])
  expect(JSON.parse(told.replace(/^<[^>]*>|<\/script>$/g, '')).tenant.name.en).toBe('</script><b>')
})

test('links lead into the district, in the language of the reader; only a demo says that it is one', () => {
  expect(screenFor(body, { tenant, locale: 'zh-CN', base: '/t/west' })).toBe(
    '<h1>西区</h1><a href="/t/west/report">Report</a><img src="/t/west/a.svg">',
  )
  expect(screenFor(body, { tenant: { ...tenant, demo: true }, locale: 'zh-CN', base: '' })).toContain('A demo')
  expect(screenFor(body, { tenant: undefined, locale: 'en', base: '' })).toContain('<h1></h1>')
  expect(districtFor(undefined, '', 0)).toBe('')
})

test('the program is cut out of a document that has a first screen, and named as data, for after the first paint', () => {
  const cut = cutShell(
    '<head><title>Doorstep</title><script type="module" crossorigin src="/assets/start.js"></script><link rel="modulepreload" crossorigin href="/assets/later.js"><link rel="icon" href="/icon.svg"></head>',
  )
  expect(cut.bare).toBe('<head><title>Doorstep</title><link rel="icon" href="/icon.svg"></head>')
  expect(cut.elements.match(/<script|<link/g)).toEqual(['<script', '<link'])
  expect(cut).toMatchObject({ entry: '/assets/start.js', scripts: ['/assets/later.js'] })
  const told = programFor({ entry: cut.entry, scripts: cut.scripts, styles: ['/</script>.css'] })
  expect(told.match(/<\/?script/g)).toEqual(['<script', '</script'])
})
