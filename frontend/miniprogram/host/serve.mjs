/** Serve the host's pages on loopback; the API and the web pages come from the server at CONGRESS_BASE_URL. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { dirname, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const KINDS = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' }
const files = join(dirname(fileURLToPath(import.meta.url)), 'dist')
const api = new URL(process.env.CONGRESS_BASE_URL ?? 'http://127.0.0.1:8000')
const port = Number(process.env.CONGRESS_HOST_PORT ?? 8766)

function passed(asked, answer) {
  const onward = request({ host: api.hostname, port: api.port, path: asked.url, method: asked.method, headers: asked.headers }, said => {
    answer.writeHead(said.statusCode ?? 502, said.headers)
    said.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  answer.on('close', () => onward.destroy())
  asked.pipe(onward)
}

createServer((asked, answer) => {
  const { pathname } = new URL(asked.url ?? '/', 'http://host')
  const file = join(files, normalize(pathname === '/' ? '/index.html' : pathname))
  if (!existsSync(file) || !statSync(file).isFile()) return passed(asked, answer)
  answer.writeHead(200, { 'content-type': KINDS[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' })
  createReadStream(file).pipe(answer)
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`))
