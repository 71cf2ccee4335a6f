/** What the phone pages weigh and whom they call: the first screen within 100 kB, and nobody but our own server. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, SIZE, test } from './phone'

const MOST = 100_000
const DIST = fileURLToPath(new URL('../../dist/m', import.meta.url))
/** Names of XML, and what libraries say to their developer; none of it is ever called. */
const NAMED_ONLY = /^https?:\/\/(www\.w3\.org\/|vuejs\.org\/error-reference|leafletjs\.com$|bit\.ly\/wb-precache$)/

test('the first screen needs less than 100 kB of script and style, packed', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: SIZE, serviceWorkers: 'block' })).newPage()
  const sizes: Promise<number>[] = []
  page.on('response', answer => {
    if (/\.(js|css)$/.test(new URL(answer.url()).pathname)) sizes.push(answer.request().sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await page.goto('/m/')
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(total).toBeGreaterThan(10_000)
  expect(total).toBeLessThan(MOST)
})

test('no other host is named in what a phone is given', async () => {
  const files = (await readdir(DIST, { recursive: true })).filter(name => /\.(js|css|html|webmanifest|svg)$/.test(name))
  expect(files.length).toBeGreaterThan(10)
  for (const name of files) {
    const text = await readFile(join(DIST, name), 'utf8')
    const named = [...text.matchAll(/https?:\/\/[\w.-]+\.\w+[^\s"'`)]*/g)].map(([url]) => url).filter(url => !NAMED_ONLY.test(url))
    expect(named, name).toEqual([])
  }
})

test('the app can be installed: its name, its pages, its icons', async ({ request }) => {
  const manifest = await (await request.get('/m/manifest.webmanifest')).json() as { name: string; lang: string; scope: string; start_url: string; icons: { src: string; sizes: string }[] }
  expect(manifest).toMatchObject({ name: '智慧人大', lang: 'zh-CN', scope: '/m/', start_url: '/m/' })
  for (const icon of manifest.icons) {
    const answer = await request.get(icon.src)
    expect(answer.headers()['content-type']).toBe('image/png')
    const [width, height] = [16, 20].map(at => answer.body().then(bytes => bytes.readUInt32BE(at)))
    expect(`${await width}x${await height}`).toBe(icon.sizes)
  }
})
