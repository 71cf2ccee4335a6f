/** Who votes here, and how they ask the server: a deputy signed in, or whoever bears a slip and has no account. */
import { ApiError, createClient, fetchTransport, NoConnection, problemOf, urlOf, type Schemas } from '@congress/core'
import { api, bytesOf } from '../../api'
import { sha256Hex } from './credential'

type Bytes = Uint8Array<ArrayBuffer>
/** A ballot as its voters see it. */
export type Shown = Omit<Schemas['SlipBallotOut'], 'congress' | 'me'> & { me: Schemas['VoterOut'] | null }

export interface Way {
  /** Under this the vote is kept on the phone: one of each voter in each ballot. */
  who: string
  slip: boolean
  ballot(): Promise<Shown>
  draw(blinded: string): Promise<string>
  board(): Promise<Bytes>
}

export function signedIn(id: string, account: string): Way {
  const path = { ballot_id: id }
  return {
    who: account,
    slip: false,
    ballot: () => api.get('/ballots/{ballot_id}', { path }),
    draw: async blinded => (await api.post('/ballots/{ballot_id}/draw', { path, body: { blinded } })).blind_signature,
    board: async () => new Uint8Array(await (await bytesOf(urlOf('/ballots/{ballot_id}/board', { path }))).blob.arrayBuffer()),
  }
}

const open = createClient(fetchTransport)

/** The slip's secret goes in bodies alone, so that no log of addresses holds it; and no sign-in goes along. */
export async function bearing(id: string, slip: string): Promise<Way> {
  const path = { ballot_id: id }
  const asked = async (what: string, body: unknown): Promise<Response> => {
    const answer = await fetch(urlOf(`/ballots/{ballot_id}/slips/${what}`, { path }), {
      method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store',
      headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    }).catch((error: unknown) => { throw new NoConnection(error) })
    if (answer.ok) return answer
    throw new ApiError(problemOf({ status: answer.status, headers: {}, body: await answer.json().catch(() => undefined) as unknown }))
  }
  return {
    who: `slip ${(await sha256Hex(new TextEncoder().encode(slip))).slice(0, 32)}`,
    slip: true,
    ballot: () => open.post('/ballots/{ballot_id}/slips/look', { path, body: { slip } }),
    draw: async blinded => (await (await asked('draw', { slip, blinded })).json() as Schemas['DrawnOut']).blind_signature,
    board: async () => new Uint8Array(await (await asked('board', { slip })).arrayBuffer()),
  }
}

/** The secret behind the # of a slip's address; nothing where there is none. */
export const slipOf = (hash: string): string | undefined => /^#([A-Za-z2-7]{20,64})$/.exec(hash)?.[1]?.toUpperCase()
