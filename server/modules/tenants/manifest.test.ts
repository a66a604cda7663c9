import { expect, test } from 'vitest'
import { testApp } from '../../testing/app.ts'

const app = await testApp({ tenant: 'lake' })

const manifestAt = async (url: string) => {
  const answer = await app.anonymous().request({ method: 'GET', url })
  expect(answer.headers['content-type']).toContain('application/manifest+json')
  return answer.json()
}

test('the installed app bears the name of the district, in the language and the colours of the reader', async () => {
  const [tenant] = await app.deps.tenants.list()
  const english = await manifestAt('/t/lake/manifest.webmanifest?lang=en')
  expect(english).toMatchObject({ name: tenant?.name.en, lang: 'en', theme_color: '#f6f7f9' })
  const chinese = await manifestAt('/t/lake/manifest.webmanifest?lang=zh-CN&theme=dark')
  expect(chinese).toMatchObject({ name: tenant?.name.zh, lang: 'zh-CN', theme_color: '#17191d' })
  expect(chinese.shortcuts.map((one: { name: string }) => one.name)).toContain('我要反映')
})

test('it opens, and takes what is shared, below the path of its own district', async () => {
  const { start_url, scope, share_target, icons } = await manifestAt('/t/lake/manifest.webmanifest?lang=en')
  const at = (path: string) => new URL(path, 'https://help.example/t/lake/manifest.webmanifest').pathname
  expect([at(start_url), at(scope), at(share_target.action)]).toEqual(['/t/lake/', '/t/lake/', '/t/lake/share'])
  expect(icons.map((icon: { purpose: string }) => icon.purpose)).toEqual(['any', 'any', 'maskable', 'any'])
})

test('photos that miss the service worker are not read; the page says what to do instead', async () => {
  const answer = await app.anonymous().request({
    method: 'POST',
    url: '/t/lake/share',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: '--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\nsecret\r\n--x--\r\n',
  })
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe('/t/lake/share?lost=1')
})
