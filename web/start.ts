/** Lets the task that is running end, so that a finger on the page is answered in between. */
const breath = () => new Promise((resolve) => setTimeout(resolve))

/** The first screen is on the page before the program begins; in a window nobody looks at nothing is painted. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, document.hidden ? 0 : 1000)
  })

// One part of the program after the other: begun all at once they would hold up an old phone for half a second.
async function start() {
  if (document.getElementById('screen')) await painted()
  void (await import('react-dom/client')).createRoot
  await breath()
  void (await import('@tanstack/react-router')).RouterProvider
  await breath()
  void (await import('@mantine/core')).MantineProvider
  await breath()
  const { begin } = await import('./main.tsx')
  await breath()
  await begin(breath)
}

void start()
