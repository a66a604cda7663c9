import { useEffect } from 'react'

/** Sets the title of the document: `<text> · <name of the site>`. The name stands in `<html data-site>`. */
export function useTitle(text: string): void {
  useEffect(() => {
    const site = document.documentElement.dataset.site
    document.title = site && site !== text ? `${text} · ${site}` : text
  }, [text])
}
