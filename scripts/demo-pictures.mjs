/** A browser on a running demo, and the demo's people over its API, for the scripts that take pictures. */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const { chromium } = createRequire(`${root}frontend/web/package.json`)('@playwright/test')
export const base = process.env.CONGRESS_BASE_URL ?? 'http://127.0.0.1:8000'
export const password = process.env.CONGRESS_DEMO_PASSWORD ?? 'chengde-2026-renda'
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
export const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args })

/** The API as one person of the demo. */
export async function speaker(username) {
  const ask = async (path, body, headers) => {
    const answer = await fetch(`${base}/api/v1${path}`, { method: body ? 'POST' : 'GET', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers }, ...body ? { body: JSON.stringify(body) } : {} })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  const { access_token } = await ask('/sign-ins', { username, password })
  return (path, body) => ask(path, body, { authorization: `Bearer ${access_token}` })
}
