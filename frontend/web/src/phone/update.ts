/** The app on the phone, and its next version: it waits until its reader asks for it. */
import { shallowRef } from 'vue'

/** A newer version that is there and waits. */
export const newer = shallowRef<ServiceWorker>()

/** Make the app open without a network from now on. */
export function installed(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  // A version that has gone from the server: its parts are fetched anew, drafts are kept anyway.
  addEventListener('vite:preloadError', () => { location.reload() })
  void navigator.serviceWorker.register('/m/sw.js', { scope: '/m/', updateViaCache: 'none' }).then(watchFor, () => undefined)
}

function watchFor(registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    if (registration.waiting && navigator.serviceWorker.controller) newer.value = registration.waiting
  }
  look()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
}

/** Change over to the newer version. */
export function update(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  newer.value?.postMessage({ type: 'SKIP_WAITING' })
}
