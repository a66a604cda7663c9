import { useEffect } from 'react'

/** Sets the title of the document: `<text> · <name of the site>`. The name stands in `<html data-site>`. Without text
 * it leaves the title as it is. */
export function useTitle(text: string | undefined): void {
  useEffect(() => {
    if (text === undefined) return
    const site = document.documentElement.dataset.site
    document.title = site && site !== text ? `${text} · ${site}` : text
  }, [text])
}
