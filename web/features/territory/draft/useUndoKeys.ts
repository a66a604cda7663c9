import { useEffect, useRef } from 'react'

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) on a page; in a field they stay the field's own. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      if ((event.target as HTMLElement).closest('input:not([type=checkbox]), textarea, select, [role=dialog]')) return
      const key = event.key.toLowerCase()
      const isUndo = key === 'z' && !event.shiftKey
      const isRedo = (key === 'z' && event.shiftKey) || key === 'y'
      if (!isUndo && !isRedo) return
      event.preventDefault()
      if (isUndo) latest.current.undo()
      else latest.current.redo()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
