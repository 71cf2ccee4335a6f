import { fileURLToPath } from 'node:url'
import { newId, type Schemas } from '@congress/core'
import { expect, type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test'

/** The demo's people of one county, and their password (`smart-congress seed` prints them). */
export const PEOPLE = { deputy: 'luanping.deputy', staff: 'luanping.staff', unit: 'luanping.water' } as const
export type Person = keyof typeof PEOPLE
const PASSWORD = 'chengde-2026-renda'

/** In Luanping county; the demo's server takes places of the county only. */
const HERE = { longitude: 117.33, latitude: 40.94 }

type Ask = <T>(path: string, body?: unknown) => Promise<T>

/** The API as one person, without a window. */
export async function asPerson(request: APIRequestContext, person: Person): Promise<Ask> {
  const signIn = await request.post('/api/v1/sign-ins', { data: { username: PEOPLE[person], password: PASSWORD } })
  const { access_token } = await signIn.json() as Schemas['SignInOut']
  const headers = { authorization: `Bearer ${access_token}` }
  return async (path, body) => {
    const answer = body === undefined
      ? await request.get(`/api/v1${path}`, { headers })
      : await request.post(`/api/v1${path}`, { headers: { ...headers, 'idempotency-key': newId() }, data: body })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return await answer.json() as never
  }
}

/** What a test tells the host of this phone: whose WeChat it is, what is scanned, how much fits. */
export const tell = (page: Page, name: string, value: string): Promise<void> =>
  page.evaluate(([key, said]) => localStorage.setItem(`host:${key}`, said!), [name, value])

/** A phone whose WeChat nobody bound yet. */
export async function phoneOf(browser: Browser, openid: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, geolocation: HERE, permissions: ['geolocation'] })
  await context.addInitScript(who => localStorage.setItem('host:openid', who), openid)
  return context
}

/** A code of staff by which somebody binds their WeChat. */
export async function bindingCode(request: APIRequestContext, accountId: string): Promise<string> {
  const [code] = await (await asPerson(request, 'staff'))<Schemas['BindingCodeOut'][]>('/accounts/binding-codes', { account_ids: [accountId] })
  return code!.code
}

/** The phone of one of the demo's people, on the first screen; bound the first time. */
export async function phone(browser: Browser, request: APIRequestContext, person: Person): Promise<Page> {
  const page = await (await phoneOf(browser, `mini-${person}`)).newPage()
  await page.goto('/')
  const home = page.getByRole('button', { name: '扫一扫' })
  await expect(home.or(page.getByLabel('绑定码'))).toBeVisible()
  if (!await home.isVisible()) {
    const me = await (await asPerson(request, person))<Schemas['MeOut']>('/accounts/me')
    await page.getByLabel('绑定码').fill(await bindingCode(request, me.account_id))
    await page.getByRole('button', { name: '绑定', exact: true }).click()
  }
  await expect(home).toBeVisible()
  return page
}

/** Kill the app and come back: what was in memory is gone, what the phone keeps is there. */
export async function again(page: Page): Promise<Page> {
  const context = page.context()
  await page.close()
  const next = await context.newPage()
  return next
}

/** Pictures of the product stand for what a camera takes. */
const PICTURES = ['desk', 'matter', 'ledger'].map(name => fileURLToPath(new URL(`../../../docs/pictures/${name}.png`, import.meta.url)))
export const photos = (count: number): string[] => PICTURES.slice(0, count)

/** Photos on the page. */
export const shots = (page: Page) => page.getByRole('button', { name: /^看照片/ })

/** Take photos with the phone's camera. */
export async function take(page: Page, count: number): Promise<void> {
  const before = await shots(page).count()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '拍照' }).click()
  await (await chooser).setFiles(photos(count))
  await expect(shots(page)).toHaveCount(before + count)
}
