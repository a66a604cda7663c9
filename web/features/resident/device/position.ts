/** True where the browser may tell its position. */
export const canLocate = (): boolean => globalThis.isSecureContext && 'geolocation' in navigator

/** Where the device is now, asked for by a person's own press. Rejects when it is refused or takes longer than 10 s. */
export function locate(): Promise<{ lat: number; lng: number }> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude }),
      () => reject(new Error('no position')),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    )
  })
}
