import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

/** A server that runs already; without it the tests start one with a fresh demo. */
const running = process.env.CONGRESS_BASE_URL
const port = process.env.CONGRESS_E2E_PORT ?? '8765'
const here = fileURLToPath(new URL('.', import.meta.url))
const root = resolve(here, '../..')
const own = join(root, '.venv/bin/python')
const python = process.env.CONGRESS_PYTHON ?? (existsSync(own) ? own : 'python3')
const data = join(tmpdir(), `congress-e2e-${port}`)

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  // A shared machine may be slow; nothing here waits longer than it must.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: running ?? `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args },
  },
  ...running ? {} : {
    webServer: {
      command: `rm -rf "${data}" && "${python}" -c "from backend.cli import app; app()" --data-dir "${data}" serve --demo --port ${port}`,
      cwd: root,
      env: { CONGRESS_WEB_DIR: join(here, 'dist'), CONGRESS_DATABASE_URL: '' },
      url: `http://127.0.0.1:${port}/api/v1/health`,
      timeout: 180_000,
    },
  },
})
