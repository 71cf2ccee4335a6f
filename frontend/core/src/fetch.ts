/** The transport of browsers. */
import type { Transport } from './client'
import { NoConnection } from './problem'

export const fetchTransport: Transport = async ({ method, url, headers, body, signal }) => {
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      method,
      headers: body === undefined || body instanceof FormData ? headers : { 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body),
      signal: signal ?? null,
      credentials: 'same-origin',
    })
    // The line may still break in the middle of the answer.
    text = await response.text()
  } catch (error) {
    if (signal?.aborted) throw error
    throw new NoConnection(error)
  }
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: isJson && text ? JSON.parse(text) as unknown : undefined,
  }
}
