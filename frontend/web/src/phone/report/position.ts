/** Where the phone is, as it says itself (WGS-84). */
import { ref } from 'vue'

export interface Point { longitude: number; latitude: number; datum: 'wgs84' }

const WAIT = 15_000
const DIGITS = 6

/** Whether the phone is asked now, and whether the last answer was none. */
export function usePosition() {
  const finding = ref(false)
  const failed = ref(false)

  function find(): Promise<Point | undefined> {
    if (!('geolocation' in navigator)) {
      failed.value = true
      return Promise.resolve(undefined)
    }
    finding.value = true
    failed.value = false
    return new Promise(resolve => {
      const end = (point: Point | undefined): void => {
        finding.value = false
        failed.value = !point
        resolve(point)
      }
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => end({ longitude: Number(coords.longitude.toFixed(DIGITS)), latitude: Number(coords.latitude.toFixed(DIGITS)), datum: 'wgs84' }),
        () => end(undefined),
        { enableHighAccuracy: true, timeout: WAIT, maximumAge: 60_000 },
      )
    })
  }
  return { finding, failed, find }
}
