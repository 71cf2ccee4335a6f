import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the window is narrower than the side navigation needs. */
export function useNarrow(): Ref<boolean> {
  const media = window.matchMedia('(max-width: 900px)')
  const narrow = ref(media.matches)
  const listen = () => { narrow.value = media.matches }
  media.addEventListener('change', listen)
  onScopeDispose(() => media.removeEventListener('change', listen))
  return narrow
}
