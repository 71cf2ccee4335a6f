/** Wrong use of the client does not compile: `npm run types` checks every @ts-expect-error line here. */
import { expectTypeOf, test } from 'vitest'
import { createClient, type Client } from '../src'

const nowhere = () => new Promise<never>(() => undefined)
const api: Client = createClient(nowhere)

test('right use compiles, and answers have the types of the API', () => {
  expectTypeOf(() => api.get('/accounts/me')).returns.resolves.toHaveProperty('permissions')
  expectTypeOf(() => api.post('/sign-ins/switch', { body: { grant_id: 'x' } })).returns.resolves.toHaveProperty('me')
  expectTypeOf(() => api.post('/sign-ins/{sign_in_id}/end', { path: { sign_in_id: 'x' } })).returns.resolves.toEqualTypeOf<undefined>()
  expectTypeOf(() => api.post('/sign-ins/sign-out')).returns.resolves.toEqualTypeOf<undefined>()
})

test('wrong use does not compile', () => {
  // @ts-expect-error there is no such path
  void (() => api.get('/nowhere'))
  // @ts-expect-error there is no such method on this path
  void (() => api.delete('/accounts/me'))
  // @ts-expect-error the parameter of the path is missing
  void (() => api.post('/sign-ins/{sign_in_id}/end'))
  // @ts-expect-error the parameter of the path has another name
  void (() => api.post('/sign-ins/{sign_in_id}/end', { path: { id: 'x' } }))
  // @ts-expect-error the body is missing
  void (() => api.post('/sign-ins/switch'))
  // @ts-expect-error a field of the body is missing
  void (() => api.post('/sign-ins', { body: { username: 'x' } }))
  // @ts-expect-error a field of the body has another type
  void (() => api.post('/sign-ins/switch', { body: { grant_id: 7 } }))
  // @ts-expect-error this path takes no query
  void (() => api.get('/accounts/me', { query: { page: 1 } }))
  // @ts-expect-error this path takes no body
  void (() => api.get('/accounts/me', { body: {} }))
})
