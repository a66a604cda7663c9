/** Lets the task that is running end, so that a finger on the page is answered in between. */
const breath = () => new Promise((resolve) => setTimeout(resolve))

// Where a first screen stands it has been painted when this is fetched (index.html). One part of the program after the other: begun all at once they would hold up an old phone for half a second.
async function start() {
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
