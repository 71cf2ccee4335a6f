/**
 * Takes the pictures of README and user guide from a running demo:
 * CONGRESS_BASE_URL=http://127.0.0.1:8000 node scripts/pictures.mjs
 */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { chromium } = createRequire(`${root}frontend/web/package.json`)('@playwright/test')
const base = process.env.CONGRESS_BASE_URL ?? 'http://127.0.0.1:8000'
const password = process.env.CONGRESS_DEMO_PASSWORD ?? 'chengde-2026-renda'
const sample = `${root}tests/samples/luanping-problem-list.xlsx`
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args })

async function signedIn(username, viewport = { width: 1440, height: 900 }) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.goto(`${base}/`)
  await page.fill('input[autocomplete=username]', username)
  await page.fill('input[type=password]', password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
  return page
}

async function take(page, path, name) {
  if (path) await page.goto(`${base}${path}`)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${root}docs/pictures/${name}.png` })
  console.log(name)
}

/** The first row's page of a ledger, opened as a person would. */
async function takeFirst(page, path, name) {
  await page.goto(`${base}${path}`)
  await page.locator('tbody tr a').first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await take(page, '', name)
}

const staff = await signedIn('luanping.staff')
await take(staff, '/desk', 'desk')
await take(staff, '/clues', 'clues')
await takeFirst(staff, '/clues?state=rated', 'matter')
await take(staff, '/problems', 'ledger')
const city = await signedIn('chengde.staff')
await take(city, '/overview', 'overview')
await staff.goto(`${base}/imports/new?kind=problems`)
await staff.setInputFiles('input[type=file]', sample)
await staff.getByRole('button', { name: /预览|下一步|上传/ }).first().click()
await staff.getByRole('heading', { name: /导入预览/ }).waitFor()
await take(staff, '', 'import')
await browser.close()
