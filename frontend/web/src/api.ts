/** The one client of the web app, and who is signed in. */
import { ApiError, createClient, createSession, fetchTransport, NoConnection, problemOf } from '@congress/core'
import { useMe } from './me'

export const session = createSession(fetchTransport, answer => useMe().take(answer))
export const api = createClient(session.transport)

/** Bytes of the API (photos, papers, workbooks): they need the Authorization header, so no plain link will do. */
export async function bytesOf(url: string, again = true): Promise<{ blob: Blob; name: string }> {
  const response = await fetch(url, { headers: session.headers() }).catch((error: unknown) => { throw new NoConnection(error) })
  if (response.status === 401 && again && await session.refresh()) return bytesOf(url, false)
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => undefined)
    throw new ApiError(problemOf({ status: response.status, headers: {}, body }))
  }
  const named = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')
  return { blob: await response.blob(), name: decodeURIComponent(named?.[1] ?? '') }
}

/** Fetch and let the browser save it under the name the server gave it. */
export async function save(url: string): Promise<void> {
  const { blob, name } = await bytesOf(url)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
