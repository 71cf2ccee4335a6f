import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { PASSWORD, PEOPLE, type Person } from '../people'
import { openLine, type Line } from './line'

export const SIZE = { width: 390, height: 844 }
/** Inside Luanping. */
export const HERE = { latitude: 40.9409, longitude: 117.3327, accuracy: 12 }

/** A phone: its storage outlives the browser, and its line can be cut. */
export interface Phone {
  line: Line
  /** Start the browser, with all that was kept before. */
  start(): Promise<Page>
  /** End it as a phone does that is short of memory: nothing is asked. */
  kill(): Promise<void>
  offline(): Promise<void>
  online(): Promise<void>
}

export const test = base.extend<{ phone: Phone }>({
  phone: async ({ playwright, baseURL, launchOptions }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'congress-phone-'))
    const line = await openLine(baseURL!)
    let context: BrowserContext | undefined
    const phone: Phone = {
      line,
      start: async () => {
        context = await playwright.chromium.launchPersistentContext(folder, {
          ...launchOptions, baseURL: line.url, viewport: SIZE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
          hasTouch: true, permissions: ['geolocation'], geolocation: HERE,
        })
        return context.pages()[0] ?? await context.newPage()
      },
      kill: async () => { await context?.close() },
      offline: async () => {
        line.cut()
        await context?.setOffline(true)
      },
      online: async () => {
        line.mend()
        await context?.setOffline(false)
      },
    }
    await use(phone)
    await context?.close()
    await line.close()
    await rm(folder, { recursive: true, force: true })
  },
})

export { expect }

/** Sign in on a phone, and wait until the app is there for good. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/m/')
  await page.getByLabel('用户名').fill(PEOPLE[person])
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '等我办的' })).toBeVisible()
  await page.evaluate(async () => { await navigator.serviceWorker.ready })
}

/** A photo as a camera makes one: larger than what is sent. */
export async function photo(page: Page, name: string, colour: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const bytes = await page.evaluate(async said => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 })
    const brush = canvas.getContext('2d')!
    brush.fillStyle = said
    brush.fillRect(0, 0, 2400, 1800)
    for (let i = 0; i < 400; i++) {
      brush.fillStyle = `hsl(${i * 37 % 360} 60% 50%)`
      brush.fillRect(i * 97 % 2400, i * 61 % 1800, 90, 70)
    }
    const blob = await new Promise<Blob>(resolve => { canvas.toBlob(made => resolve(made!), 'image/jpeg', 0.9) })
    return [...new Uint8Array(await blob.arrayBuffer())]
  }, colour)
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }
}
