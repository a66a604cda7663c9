let context: AudioContext | undefined

/** Two soft tones, made here: nothing is fetched. Silent where the browser has not been touched yet. */
export function chime(): void {
  try {
    context ??= new AudioContext()
    void context.resume()
    for (const [n, pitch] of [659, 523].entries()) {
      const from = context.currentTime + n * 0.28
      const tone = context.createOscillator()
      const volume = context.createGain()
      tone.frequency.value = pitch
      volume.gain.setValueAtTime(0.0001, from)
      volume.gain.exponentialRampToValueAtTime(0.4, from + 0.02)
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.6)
      tone.connect(volume).connect(context.destination)
      tone.start(from)
      tone.stop(from + 0.65)
    }
  } catch {
    // No sound here: the number stands out on the screen.
  }
}
