import { expect, test, vi } from 'vitest'
import { ApiError, createClient, createSession, newId, problemOf, StepKey, urlOf, type Transport } from '../src'

const me = { account_id: 'a', name: '周予安', permissions: [] }
const answer = (token: string) => ({ access_token: token, expires_in: 600, must_set_password: false, me })

/** A server that takes `good` as the token, and hands it out at every refresh. */
function server(good: string) {
  const seen: string[] = []
  const transport: Transport = async request => {
    seen.push(`${request.method} ${request.url}`)
    await Promise.resolve()
    if (request.url.endsWith('/refresh')) return { status: 200, headers: {}, body: answer(good) }
    return request.headers['authorization'] === `Bearer ${good}`
      ? { status: 200, headers: { etag: '"3"' } as Record<string, string>, body: me }
      : { status: 401, headers: {}, body: undefined }
  }
  return { seen, transport }
}

test('requests refused at the same time share one refresh and are sent once more', async () => {
  const { seen, transport } = server('new')
  const session = createSession(transport, vi.fn())
  session.keep(answer('old') as never)
  const api = createClient(session.transport)
  const both = await Promise.all([api.get('/accounts/me'), api.get('/accounts/me')])
  expect(both.map(one => one.name)).toEqual(['周予安', '周予安'])
  expect(seen.filter(line => line.endsWith('/refresh'))).toHaveLength(1)
  expect(seen).toHaveLength(5)
})

test('when the sign-in has ended, the person is told and nothing is asked twice', async () => {
  const transport: Transport = async () => ({ status: 401, headers: {}, body: undefined })
  const changed = vi.fn()
  const api = createClient(createSession(transport, changed).transport)
  await expect(api.get('/accounts/me')).rejects.toMatchObject({ status: 401, detail: '请先登录。' })
  expect(changed).toHaveBeenLastCalledWith(undefined)
})

test('without cookies the refresh token goes in the body, once for all who wait, and the next one is kept', async () => {
  let kept: string | undefined = 'first'
  const bodies: unknown[] = []
  const transport: Transport = async request => {
    await Promise.resolve()
    if (!request.url.endsWith('/refresh')) return { status: request.headers['authorization'] ? 200 : 401, headers: {}, body: me }
    bodies.push(request.body)
    return { status: 200, headers: {}, body: { ...answer('t'), refresh_token: 'second' } }
  }
  const session = createSession(transport, vi.fn(), { read: () => kept, write: token => { kept = token } })
  const api = createClient(session.transport)
  await Promise.all([api.get('/accounts/me'), api.get('/desk')])
  expect(bodies).toEqual([{ refresh_token: 'first' }])
  expect(kept).toBe('second')
  session.forget()
  expect(kept).toBeUndefined()
  expect(await session.refresh()).toBeUndefined()
  expect(bodies).toHaveLength(1)
})

test('a wrong password is answered at once, without a refresh', async () => {
  const { seen, transport } = server('x')
  const api = createClient(createSession(transport, vi.fn()).transport)
  await expect(api.post('/sign-ins', { body: { username: 'a', password: 'b' } })).rejects.toBeInstanceOf(ApiError)
  expect(seen).toEqual(['POST /api/v1/sign-ins'])
})

test('a tagged answer carries the ETag', async () => {
  const session = createSession(server('t').transport, vi.fn())
  session.keep(answer('t') as never)
  expect((await createClient(session.transport).getTagged('/accounts/me')).etag).toBe('"3"')
})

test('issues are found by the field they belong to', () => {
  const error = new ApiError(problemOf({
    status: 422, headers: {}, body: {
      type: '/problems/invalid', title: '', status: 422, detail: '有几处要改。', instance: '',
      issues: [{ path: 'body.title', code: 'x', detail: '请写标题。' }, { path: 'body.photo_ids.0', code: 'x', detail: '没有这张照片。' }],
    },
  }))
  expect(error.code).toBe('invalid')
  expect(error.issuesByField).toEqual({ 'title': '请写标题。', 'photo_ids.0': '没有这张照片。' })
})

test('paths and queries are filled and escaped', () => {
  expect(urlOf('/clues/{id}/twins', { path: { id: 'a/b' }, query: { q: '供水 管', state: ['x', 'y'], none: undefined, empty: '' } }))
    .toBe('/api/v1/clues/a%2Fb/twins?q=%E4%BE%9B%E6%B0%B4%20%E7%AE%A1&state=x&state=y')
})

test('ids are UUIDv7 and sort by birth', () => {
  const ids = [newId(1), newId(2 ** 40), newId(1_800_000_000_000)]
  expect(ids).toEqual([...ids].sort())
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('the same words keep their key, other words and a finished step take a new one', () => {
  const key = new StepKey()
  const first = key.headers({ words: '一' })
  expect(key.headers({ words: '一' })).toEqual(first)
  expect(key.headers({ words: '二' })).not.toEqual(first)
  const second = key.headers({ words: '二' })
  key.done()
  expect(key.headers({ words: '二' })).not.toEqual(second)
})

test('the list of one\'s devices, at the address of signing in, is asked for again after a refresh', async () => {
  const { seen, transport } = server('new')
  const session = createSession(transport, vi.fn())
  session.keep(answer('old') as never)
  await createClient(session.transport).get('/sign-ins')
  expect(seen).toEqual(['GET /api/v1/sign-ins', 'POST /api/v1/sign-ins/refresh', 'GET /api/v1/sign-ins'])
})
