/**
 * A typed client over the generated `paths`. It knows neither fetch nor wx: the transport is passed in.
 *
 * Paths are written without `/api/v1`: `api.get('/clues/{clue_id}', { path: { clue_id } })`.
 */
import { ApiError, problemOf } from './problem'
import type { components, paths } from './schema'

export type Schemas = components['schemas']
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export interface WireRequest {
  method: Uppercase<Method>
  url: string
  headers: Record<string, string>
  body?: unknown
  signal?: AbortSignal | undefined
}

export interface WireResponse {
  status: number
  /** Header names in lower case. */
  headers: Record<string, string>
  body: unknown
}

export type Transport = (request: WireRequest) => Promise<WireResponse>

const BASE = '/api/v1'
type Short = { [P in keyof paths as P extends `/api/v1${infer Rest}` ? Rest : never]: paths[P] }

export type PathsWith<M extends Method> = {
  [P in keyof Short]: Short[P] extends Record<M, { responses: unknown }> ? P : never
}[keyof Short]

type Operation<P extends keyof Short, M extends Method> = Short[P] extends Record<M, infer O> ? O : never
type Json<T> = T extends { content: { 'application/json': infer B } } ? B : undefined
type Answer<O> = O extends { responses: infer R } ? Json<R[Extract<keyof R, 200 | 201 | 202 | 204>]> : never
type Group<O, G extends string> = O extends { parameters: { [K in G]?: infer V } } ? Exclude<V, undefined> : never
type Sent<O> = O extends { requestBody?: { content: infer C } }
  ? C extends { 'application/json': infer B } ? B : C extends { 'multipart/form-data': unknown } ? FormData : never
  : never
type Field<K extends string, V> = [V] extends [never]
  ? { [k in K]?: undefined }
  : object extends V ? { [k in K]?: V } : null extends V ? { [k in K]?: V } : { [k in K]: V }

export type Input<P extends keyof Short, M extends Method> =
  & Field<'path', Group<Operation<P, M>, 'path'>>
  & Field<'query', Group<Operation<P, M>, 'query'>>
  & Field<'body', Sent<Operation<P, M>>>
  & { headers?: Record<string, string>; signal?: AbortSignal }

/** What a request must carry in its body: `Body<'/clues', 'post'>`. */
export type Body<P extends keyof Short, M extends Method> = Sent<Operation<P, M>>
/** The query parameters of a list: `Query<'/clues'>`. */
export type Query<P extends PathsWith<'get'>> = Group<Operation<P, 'get'>, 'query'>
/** What a request answers with: `Got<'/clues/{clue_id}'>`. */
export type Got<P extends PathsWith<M>, M extends Method = 'get'> = Answer<Operation<P, M>>

type Arguments<I> = object extends I ? [input?: I] : [input: I]
type Verb<M extends Method> = <P extends PathsWith<M>>(
  path: P, ...input: Arguments<Input<P, M>>
) => Promise<Answer<Operation<P, M>>>
type Tagged = <P extends PathsWith<'get'>>(
  path: P, ...input: Arguments<Input<P, 'get'>>
) => Promise<{ body: Answer<Operation<P, 'get'>>; etag: string | undefined }>

export interface Client {
  get: Verb<'get'>
  /** Like `get`, with the ETag to send back as `If-Match` when the thing is changed. */
  getTagged: Tagged
  post: Verb<'post'>
  put: Verb<'put'>
  patch: Verb<'patch'>
  delete: Verb<'delete'>
}

interface Loose {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Fill a path and its query: `/clues/{id}` and `{ state: ['rated'] }` give `/api/v1/clues/7?state=rated`. */
export function urlOf(path: string, input: Pick<Loose, 'path' | 'query'> = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(input.path?.[key])))
  const query = Object.entries(input.query ?? {})
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([key, value]) => (Array.isArray(value) ? value : [value])
      .map(one => `${encodeURIComponent(key)}=${encodeURIComponent(String(one))}`).join('&'))
    .join('&')
  return BASE + filled + (query && `?${query}`)
}

export function createClient(transport: Transport): Client {
  async function send(method: Method, path: string, input: Loose = {}): Promise<WireResponse> {
    const response = await transport({
      method: method.toUpperCase() as Uppercase<Method>,
      url: urlOf(path, input),
      headers: { ...input.headers },
      body: input.body,
      signal: input.signal,
    })
    if (response.status >= 400) throw new ApiError(problemOf(response))
    return response
  }
  const verb = <M extends Method>(method: M) =>
    (async (path: string, input?: Loose) => (await send(method, path, input)).body) as unknown as Verb<M>
  const tagged = async (path: string, input?: Loose) => {
    const response = await send('get', path, input)
    return { body: response.body, etag: response.headers['etag'] }
  }
  return {
    get: verb('get'),
    getTagged: tagged as unknown as Tagged,
    post: verb('post'),
    put: verb('put'),
    patch: verb('patch'),
    delete: verb('delete'),
  }
}
