import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

/** A server that runs already, with the demo and the stand-in for WeChat; without it the tests start both. */
const running = process.env.CONGRESS_BASE_URL
const first = Number(process.env.CONGRESS_E2E_PORT ?? '8775')
const [api, wechat, host] = [first, first + 1, first + 2]
const here = fileURLToPath(new URL('.', import.meta.url))
const root = resolve(here, '../..')
const own = join(root, '.venv/bin/python')
const python = process.env.CONGRESS_PYTHON ?? (existsSync(own) ? own : 'python3')
const data = join(tmpdir(), `congress-e2e-mini-${first}`)
const secret = `${data}-secret`

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const servers = [
  {
    command: `"${python}" -m tests.wechat_double --port ${wechat} --secret-file "${secret}"`,
    cwd: root, url: `http://127.0.0.1:${wechat}/double/sent`, timeout: 60_000,
  },
  {
    command: `rm -rf "${data}" && "${python}" -c "from backend.cli import app; app()" --data-dir "${data}" serve --demo --port ${api}`,
    cwd: root,
    env: {
      CONGRESS_WEB_DIR: join(here, '../web/dist'), CONGRESS_DATABASE_URL: '',
      CONGRESS_WECHAT_API: `http://127.0.0.1:${wechat}`, CONGRESS_WECHAT_APP_ID: 'wx-double',
      CONGRESS_WECHAT_SECRET_FILE: secret, CONGRESS_WECHAT_TEMPLATES: join(root, 'tests/samples/wechat-templates.json'),
    },
    url: `http://127.0.0.1:${api}/api/v1/health`, timeout: 300_000,
  },
]

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  // A shared machine may be slow; nothing here waits longer than it must.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${host}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args },
  },
  webServer: [
    ...running ? [] : servers,
    {
      command: 'node host/serve.mjs', cwd: here, url: `http://127.0.0.1:${host}/index.html`,
      env: { CONGRESS_BASE_URL: running ?? `http://127.0.0.1:${api}`, CONGRESS_HOST_PORT: String(host) },
    },
  ],
})
