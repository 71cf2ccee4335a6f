import { newId, type Schemas } from '@congress/core'
import type { PlaywrightWorkerArgs } from '@playwright/test'
import { PASSWORD, PEOPLE, type Person } from './people'

type Ask = <T>(path: string, body?: unknown) => Promise<T>

/** The API as one person, without a window. */
export async function asPerson(playwright: PlaywrightWorkerArgs['playwright'], baseURL: string, person: Person): Promise<Ask> {
  const request = await playwright.request.newContext({ baseURL })
  const signIn = await request.post('/api/v1/sign-ins', { data: { username: PEOPLE[person], password: PASSWORD } })
  const { access_token } = await signIn.json() as Schemas['SignInOut']
  const headers = { authorization: `Bearer ${access_token}` }
  return async (path, body) => {
    const answer = body === undefined
      ? await request.get(`/api/v1${path}`, { headers })
      : await request.post(`/api/v1${path}`, { headers: { ...headers, 'idempotency-key': newId() }, data: body })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return await answer.json() as never
  }
}

/** Take a new clue to the point where staff can sign it off; answers its number. */
export async function ratedClue(playwright: PlaywrightWorkerArgs['playwright'], baseURL: string): Promise<string> {
  const [deputy, staff, unit] = await Promise.all((['deputy', 'staff', 'unit'] as const).map(person => asPerson(playwright, baseURL, person)))
  const id = newId()
  const clue = await deputy!<Schemas['ClueOut']>('/clues', { id, title: `路灯不亮 ${id.slice(-6)}`, words: '三盏路灯夜间不亮。', category: 'roads' })
  const me = await unit!<Schemas['MeOut']>('/accounts/me')
  await staff!(`/clues/${id}/verify`, {})
  await staff!(`/clues/${id}/hand-over`, { lead_unit_id: me.grant!.unit!.id, signed_by: '沈怀远' })
  await unit!(`/clues/${id}/accept`, { handler: '孟知行' })
  await unit!(`/clues/${id}/answer`, { words: '三盏路灯都已修好。' })
  await deputy!(`/clues/${id}/rate`, { attitude: 'satisfied', result: 'satisfied' })
  return clue.code
}
