/** How something stands: icon, word and colour, never colour alone. */
import type { Look } from '@congress/core'
import { part } from '../../part'

export interface Properties {
  look: Look | undefined
}

export default part<Properties>()({ properties: { look: { type: Object } } })
