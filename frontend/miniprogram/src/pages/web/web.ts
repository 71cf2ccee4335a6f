/** Pages of the web app inside the mini-program, signed in by a ticket that is good once, for a minute. */
import { api, serverOf } from '../../phone'
import { screen, whyOf } from '../../screen'

const OPEN_PAGES = '/m/r/'

/** The ticket stands in the fragment, which no server and no log sees. */
export const handedOver = (origin: string, ticket: string, path: string): string =>
  `${origin}/m/hand-over#ticket=${encodeURIComponent(ticket)}&to=${encodeURIComponent(path)}`

export default screen({
  data: { src: '', trouble: '' },
  path: '',

  onLoad(query) {
    this.path = decodeURIComponent(query['path'] ?? '')
    void this.load()
  },

  /** A resident's page asks nobody to be signed in. */
  async load() {
    this.setData({ trouble: '' })
    try {
      if (this.path.indexOf(OPEN_PAGES) === 0) this.setData({ src: serverOf() + this.path })
      else this.setData({ src: handedOver(serverOf(), (await api.post('/sign-ins/hand-over')).ticket, this.path) })
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
  },
})
