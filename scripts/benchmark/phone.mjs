/**
 * Lighthouse on the phone's first screens, as a mobile phone would load them: medians of several runs.
 *
 * `node phone.mjs <address> <runs>` prints one JSON line a screen. Started by `./scripts/bench --phone`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import puppeteer from 'puppeteer-core'

const [base, times] = process.argv.slice(2)
const runs = Number(times)
const profile = mkdtempSync(join(tmpdir(), 'congress-lighthouse-'))
const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']
const chromium = spawn(process.env.CHROME_PATH ?? '/usr/bin/chromium', args, { stdio: ['ignore', 'ignore', 'pipe'] })

/** The address that the browser says it can be driven at. */
const address = await new Promise((found, failed) => {
  let said = ''
  chromium.stderr.on('data', part => {
    said += part
    const line = /DevTools listening on (ws:\S+)/.exec(said)
    if (line) found(line[1])
  })
  chromium.on('exit', () => failed(new Error(said)))
})
const port = Number(new URL(address).port)
const median = numbers => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

async function measure(name, path, disableStorageReset) {
  const found = []
  for (let run = 0; run < runs; run++) {
    const { lhr } = await lighthouse(base + path, { port, output: 'json', disableStorageReset, onlyCategories: ['performance', 'accessibility'] })
    found.push({
      performance: Math.round(lhr.categories.performance.score * 100),
      accessibility: Math.round(lhr.categories.accessibility.score * 100),
      largest_paint_ms: Math.round(lhr.audits['largest-contentful-paint'].numericValue),
      blocking_ms: Math.round(lhr.audits['total-blocking-time'].numericValue),
      shift: Math.round(lhr.audits['cumulative-layout-shift'].numericValue * 1000) / 1000,
      bytes: Math.round(lhr.audits['total-byte-weight'].numericValue),
      seen: lhr.finalDisplayedUrl.replace(base, ''),
    })
  }
  const all = Object.fromEntries(Object.keys(found[0]).filter(key => key !== 'seen').map(key => [key, median(found.map(one => one[key]))]))
  console.log(JSON.stringify({ name, seen: found[0].seen, runs, ...all }))
}

async function signIn() {
  const browser = await puppeteer.connect({ browserWSEndpoint: address })
  const page = await browser.newPage()
  await page.goto(`${base}/m/`)
  await page.waitForSelector('input[autocomplete=username]')
  await page.type('input[autocomplete=username]', process.env.CONGRESS_DEMO_DEPUTY)
  await page.type('input[type=password]', process.env.CONGRESS_DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => !document.querySelector('input[type=password]'))
  await page.close()
  await browser.disconnect()
}

try {
  await measure('nobody signed in, nothing kept on the phone', '/m/', false)
  await signIn()
  await measure('a deputy signed in', '/m/', true)
} finally {
  chromium.kill()
  await new Promise(ended => chromium.once('close', ended))
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}
