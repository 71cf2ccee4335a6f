/**
 * The line between a phone and the server, which a test can cut, and which can break in the middle of what is sent.
 * It stands on an address of its own, as a phone sees one server and no test.
 */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Line {
  url: string
  /** What was asked for: `POST /api/v1/clues`, in order; with how it ended. */
  calls: { what: string; status: number | 'broken' }[]
  /** No request arrives any more. */
  cut(): void
  mend(): void
  /** Break off the n-th upload from now on, in the middle, once. */
  breakUpload(nth: number): void
  /** Let the next request of this kind arrive, but lose its answer. */
  loseAnswer(what: string): void
  /** Change what the server gives for a path: a newer version of the app. */
  change(path: string, alter: (body: string) => string): void
  close(): Promise<void>
}

export async function openLine(server: string): Promise<Line> {
  const calls: Line['calls'] = []
  const changed = new Map<string, (body: string) => string>()
  const lost: string[] = []
  let there = true
  let untilBreak = 0

  function broken(what: string, incoming: IncomingMessage, response: ServerResponse): void {
    calls.push({ what, status: 'broken' })
    incoming.socket.destroy()
    response.destroy()
  }
  function pass(incoming: IncomingMessage, response: ServerResponse): void {
    const path = incoming.url!.split('?')[0]!
    const what = `${incoming.method} ${path}`
    if (!there) return broken(what, incoming, response)
    if (what === 'POST /api/v1/files' && untilBreak > 0 && --untilBreak === 0) {
      incoming.once('data', () => broken(what, incoming, response))
      return
    }
    const alter = changed.get(path)
    const headers = { ...incoming.headers, ...alter ? { 'accept-encoding': 'identity', 'if-none-match': '' } : {} }
    const onward = request(server + incoming.url!, { method: incoming.method, headers }, answer => {
      const losing = lost.indexOf(what)
      if (losing >= 0) {
        lost.splice(losing, 1)
        answer.resume()
        answer.on('end', () => broken(what, incoming, response))
        return
      }
      calls.push({ what, status: answer.statusCode! })
      if (!alter) {
        response.writeHead(answer.statusCode!, answer.headers)
        answer.pipe(response)
        return
      }
      const parts: Uint8Array<ArrayBuffer>[] = []
      answer.on('data', (part: Uint8Array<ArrayBuffer>) => parts.push(part))
      answer.on('end', () => {
        const headers = { ...answer.headers }
        delete headers['content-length']
        delete headers['etag']
        response.writeHead(answer.statusCode!, headers)
        response.end(alter(Buffer.concat(parts).toString()))
      })
    })
    onward.on('error', () => broken(what, incoming, response))
    incoming.pipe(onward)
  }

  const proxy = createServer((incoming, response) => {
    // A browser quietly asks again on a line it used before; a new one for each shows what breaks.
    response.shouldKeepAlive = false
    pass(incoming, response)
  })
  await new Promise<void>(resolve => { proxy.listen(0, '127.0.0.1', resolve) })
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    calls,
    cut: () => { there = false },
    mend: () => { there = true },
    breakUpload: nth => { untilBreak = nth },
    loseAnswer: what => { lost.push(what) },
    change: (path, alter) => { changed.set(path, alter) },
    close: () => new Promise(resolve => {
      proxy.closeAllConnections()
      proxy.close(() => resolve())
    }),
  }
}
