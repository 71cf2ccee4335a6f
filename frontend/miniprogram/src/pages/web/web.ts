/** Pages of the web app inside the mini-program, signed in by a ticket that is good once, for a minute. */
import { serverOf, session } from '../../phone'
import { ApiError, problemOf } from '@congress/core'
import { screen, whyOf } from '../../screen'

const OPEN_PAGES = '/m/r/'

/** The ticket stands in the fragment, which no server and no log sees. */
export const handedOver = (origin: string, ticket: string, path: string): string =>
  `${origin}/m/hand-over#ticket=${encodeURIComponent(ticket)}&to=${encodeURIComponent(path)}`

async function ticket(): Promise<string> {
  const answer = await session.transport({ method: 'POST', url: '/api/v1/sign-ins/hand-over', headers: {} })
  if (answer.status >= 400) throw new ApiError(problemOf(answer))
  return (answer.body as { ticket: string }).ticket
}

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
      const src = this.path.indexOf(OPEN_PAGES) === 0 ? serverOf() + this.path : handedOver(serverOf(), await ticket(), this.path)
      this.setData({ src })
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
  },
})
