/**
 * Who is signed in: the access token lives in memory only, the refresh token in a cookie no script can read;
 * the mini-program has no cookies and keeps it in its own storage (`Purse`).
 *
 * A request refused with 401 is sent once more after one refresh, which all waiting requests share. The
 * refresh token is used up by every refresh, so tabs of one browser take turns (Web Locks).
 */
import type { Schemas, Transport, WireRequest, WireResponse } from './client'
import { ApiError, problemOf } from './problem'

export type SignedIn = Schemas['SignInOut']
export type Me = Schemas['MeOut']

const SIGN_INS = '/api/v1/sign-ins'
const OPEN = new Set([SIGN_INS, `${SIGN_INS}/refresh`, `${SIGN_INS}/sign-out`])

export interface Session {
  /** The transport to build the client on. */
  transport: Transport
  /** Take over what a sign-in, refresh or switch answered. */
  keep(answer: SignedIn): void
  /** Ask for a new access token; undefined when nobody is signed in any more. */
  refresh(): Promise<SignedIn | undefined>
  /** The Authorization header for what cannot go through the client (an upload with progress). */
  headers(): Record<string, string>
  forget(): void
}

/** Where a refresh token is kept by who has no cookies. */
export interface Purse {
  read(): string | undefined
  write(token: string | undefined): void
}

export interface Listener {
  /** Called with every new answer, and with undefined when the sign-in has ended. */
  (answer: SignedIn | undefined): void
}

export function createSession(plain: Transport, changed: Listener, purse?: Purse): Session {
  let token: string | undefined
  let running: Promise<SignedIn | undefined> | undefined

  const headers = (): Record<string, string> => token ? { authorization: `Bearer ${token}` } : {}

  function keep(answer: SignedIn & { refresh_token?: string | null }): void {
    token = answer.access_token
    if (answer.refresh_token) purse?.write(answer.refresh_token)
    changed(answer)
  }

  function forget(): void {
    token = undefined
    purse?.write(undefined)
    changed(undefined)
  }

  async function ask(): Promise<SignedIn | undefined> {
    const kept = purse?.read()
    if (purse && !kept) {
      forget()
      return undefined
    }
    const body = kept ? { refresh_token: kept } : undefined
    const response = await inTurn(() => plain({ method: 'POST', url: `${SIGN_INS}/refresh`, headers: {}, body }))
    if (response.status === 401) {
      forget()
      return undefined
    }
    if (response.status >= 400) throw new ApiError(problemOf(response))
    const answer = response.body as SignedIn
    keep(answer)
    return answer
  }

  function refresh(): Promise<SignedIn | undefined> {
    running ??= ask().finally(() => { running = undefined })
    return running
  }

  async function transport(request: WireRequest): Promise<WireResponse> {
    const sent = token
    const first = await plain({ ...request, headers: { ...headers(), ...request.headers } })
    if (first.status !== 401 || request.method === 'POST' && OPEN.has(request.url)) return first
    if (sent === token && !await refresh()) return first
    return plain({ ...request, headers: { ...headers(), ...request.headers } })
  }

  return { transport, keep, refresh, headers, forget }
}

function inTurn<T>(deed: () => Promise<T>): Promise<T> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks as LockManager | undefined
  return locks ? locks.request('congress-refresh', deed) as Promise<T> : deed()
}
