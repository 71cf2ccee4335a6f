/** QR codes: which ones to print, and their pictures. */
import { urlOf, type Schemas } from '@congress/core'
import { onBeforeUnmount, ref, watch, type Ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { bytesOf } from '../../api'

export type About = Schemas['AboutWord']

/** The page that prints the codes of these. */
export const sheetOf = (about: About, rows: { id: string }[]): RouteLocationRaw =>
  ({ name: 'intake-codes', query: { about, id: rows.map(row => row.id) } })

/** The picture of a code as an address for `img`, let go of with the page. */
export function useCode(id: () => string | undefined): { address: Ref<string>; failed: Ref<boolean> } {
  const address = ref('')
  const failed = ref(false)
  const release = () => { if (address.value) URL.revokeObjectURL(address.value) }
  watch(id, async wanted => {
    release()
    address.value = ''
    failed.value = false
    if (!wanted) return
    try {
      const { blob } = await bytesOf(urlOf('/intake/points/{point_id}/code', { path: { point_id: wanted } }))
      if (wanted === id()) address.value = URL.createObjectURL(blob)
    } catch {
      failed.value = true
    }
  }, { immediate: true })
  onBeforeUnmount(release)
  return { address, failed }
}
