/** The dialog that writes down what one's congress says of a congress. */
import { api } from '../../api'
import type { Doing } from '../../parts/fields/fields'
import { SAYS_FIELDS } from './staffing'

export function sayingOf(id: string, congress: string, ofAll: boolean, title: string, done: () => Promise<void>): Doing {
  return {
    title, main: '记下', words: '只记说法，不改名册；和别人说的、和名册不一致时并列显示。', fields: SAYS_FIELDS,
    send: async (body, key) => {
      const { exists, ...rest } = body
      const sent = { id, congress_id: congress, of_all: ofAll, ...rest, ...(exists ? { exists: exists === 'yes' } : {}) }
      await api.post('/staffing/statements', { body: sent as never, headers: key.headers(sent) })
      await done()
    },
  }
}
