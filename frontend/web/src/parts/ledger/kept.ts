/** What a person chose for a ledger, kept in this browser for this person alone. */
import { ref, watch, type Ref } from 'vue'
import { useMe } from '../../me'

export function useKept<T>(name: string, first: T): Ref<T> {
  const key = `congress.${useMe().me?.account_id ?? ''}.${name}`
  const kept = ref(read(key) ?? first) as Ref<T>
  watch(kept, value => {
    try {
      localStorage.setItem(key, JSON.stringify(value))
    } catch {
      // A full or forbidden store costs the memory of a choice, nothing else.
    }
  }, { deep: true })
  return kept
}

function read(key: string): never | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
