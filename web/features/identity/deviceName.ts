/** Browser and system out of a user agent, as a person would say it; undefined when nothing is known. */
export function deviceName(agent: string | null): string | undefined {
  if (!agent) return
  if (!agent.startsWith('Mozilla/')) return agent.slice(0, 60)
  // Most browsers name older ones beside themselves: the rarest name is the true one.
  const browser = ['MicroMessenger', 'Edg', 'Firefox', 'Chrome', 'Safari'].find((each) => agent.includes(each))
  const system = /iPhone|iPad|Android|HarmonyOS|Windows|Mac OS X|Linux/.exec(agent)?.[0]
  const named = browser === 'MicroMessenger' ? 'WeChat' : browser === 'Edg' ? 'Edge' : browser
  return [named, system].filter(Boolean).join(' · ') || undefined
}
