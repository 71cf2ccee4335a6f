/** How something stands: icon, word and colour, never colour alone. */
import type { Look } from '@congress/core'

export interface Properties {
  look: Look | undefined
}

Component({
  options: { virtualHost: true },
  properties: { look: { type: Object } },
})
