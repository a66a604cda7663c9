import type { Locale } from '../../../contract/common.ts'
import { nameIn } from '../../../contract/common.ts'
import type { Tenant } from '../../platform/http/tenant.ts'
import { textOf } from '../../platform/messages.ts'

/** Colours of the page itself, so that the window of the installed app has no edge. */
const colours = { light: '#f6f7f9', dark: '#17191d' } as const

/** Types of picture the share sheet may hand over; what else comes is told in words by the page that takes it. */
const pictures = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', '.jpg', '.jpeg', '.png', '.webp', '.avif']

/**
 * The web app manifest of a district: its own name, the reader's language, the colours the reader looks at. Addresses are
 * relative to the manifest's own, so that a district below `/t/<slug>/` stays below it.
 */
export function manifestOf(tenant: Pick<Tenant, 'slug' | 'name'>, given: { locale: Locale; dark: boolean }) {
  const { locale, dark } = given
  const name = nameIn(tenant.name, locale)
  const say = (key: string) => textOf({ locale, area: 'doorstep', key: `doorstep.app.${key}`, values: { name } })
  const colour = dark ? colours.dark : colours.light
  const icon = (src: string, sizes: string, purpose = 'any') => ({ src, sizes, type: 'image/png', purpose })
  const shortcut = (url: string, key: string) => ({
    ...{ name: say(key), url, icons: [icon('icons/app-192.png', '192x192')] },
  })
  const language = locale === 'zh-CN' ? 'zh' : 'en'
  const screen = (file: string, sizes: string, form: 'narrow' | 'wide', key: string) => ({
    ...{ src: `icons/${file}-${language}.webp`, sizes, type: 'image/webp', form_factor: form, label: say(key) },
  })
  return {
    id: `doorstep-${tenant.slug}`,
    ...{ name, short_name: name.length <= 12 ? name : say('short'), description: say('description') },
    ...{ lang: locale, dir: 'ltr', start_url: './', scope: './', display: 'standalone', orientation: 'any' },
    ...{ background_color: colour, theme_color: colour, categories: ['government', 'utilities'] },
    icons: [
      icon('icons/app-192.png', '192x192'),
      icon('icons/app-512.png', '512x512'),
      icon('icons/app-maskable-512.png', '512x512', 'maskable'),
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
    shortcuts: [shortcut('report', 'report'), shortcut('my/cases', 'cases'), shortcut('call', 'call')],
    screenshots: [
      screen('home', '390x844', 'narrow', 'screen.home'),
      screen('report', '390x844', 'narrow', 'screen.report'),
      screen('wide', '1280x800', 'wide', 'screen.home'),
    ],
    share_target: {
      ...{ action: 'share', method: 'POST', enctype: 'multipart/form-data' },
      params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'photos', accept: pictures }] },
    },
  }
}

// messages: doorstep.app.*
