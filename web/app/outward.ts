import { useComputedColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useWords } from '../words/words.tsx'
import { at } from './basepath.ts'
import { useSession } from './session.tsx'

const colours = { light: '#f6f7f9', dark: '#17191d' } as const

/**
 * What the browser itself shows of the pages follows the reader: the manifest in their language and for their district,
 * the colour of the window, the name under the icon.
 */
export function useOutwardLook(): void {
  const { locale, nameOf } = useWords()
  const scheme = useComputedColorScheme('light')
  const { tenant } = useSession()
  const name = nameOf(tenant.name)
  useEffect(() => {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="manifest"]'))
      link.href = at(`/manifest.webmanifest?lang=${locale}&theme=${scheme}`)
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      meta.content = colours[scheme]
      meta.removeAttribute('media')
    }
  }, [locale, scheme])
  useEffect(() => {
    document.querySelector('meta[name="apple-mobile-web-app-title"]')?.setAttribute('content', name)
  }, [name])
}
