/** Whether the phone says that it has a network. */
import { readonly, ref } from 'vue'

const on = ref(navigator.onLine)
addEventListener('online', () => { on.value = true })
addEventListener('offline', () => { on.value = false })
export const online = readonly(on)
