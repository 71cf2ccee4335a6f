/** What went wrong in one sentence, and the way to try again; nothing where nothing went wrong. Tells `again`. */
import { part } from '../../part'

export interface Properties {
  words: string
  retry?: boolean
}

export default part<Properties>()({
  properties: { words: { type: String, value: '' }, retry: { type: Boolean, value: false } },
  methods: {
    onAgain() { this.triggerEvent('again') },
  },
})
