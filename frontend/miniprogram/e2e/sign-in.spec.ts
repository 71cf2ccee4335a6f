import type { Schemas } from '@congress/core'
import { expect, test } from '@playwright/test'
import { again, asPerson, bindingCode, PEOPLE, phone, phoneOf, tell } from './phone'

test('a deputy binds once by a code of staff, and comes in by WeChat from then on', async ({ browser, request }) => {
  const page = await (await phoneOf(browser, `once-${Date.now()}`)).newPage()
  await page.goto('/')
  await expect(page.getByText('第一次用，先绑定您的账号')).toBeVisible()
  await page.getByRole('button', { name: '绑定', exact: true }).click()
  await expect(page.getByText('请填工作人员发给您的绑定码。')).toBeVisible()
  await page.getByLabel('绑定码').fill('00000000')
  await page.getByRole('button', { name: '绑定', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('绑定码')
  const accounts = await (await asPerson(request, 'staff'))<Schemas['Page_AccountOut_']>('/accounts?role=deputy&limit=50')
  const somebody = accounts.items.find(one => one.username !== PEOPLE.deputy && !one.wechat_bound_at)!
  await page.getByLabel('绑定码').fill(await bindingCode(request, somebody.id))
  await page.getByRole('button', { name: '绑定', exact: true }).click()
  await expect(page.getByRole('button', { name: '扫一扫' })).toBeVisible()

  const next = await again(page)
  await next.goto('/')
  await expect(next.getByText('等我办的')).toBeVisible()

  await next.getByRole('link', { name: /^我的/ }).first().click()
  await next.getByRole('button', { name: '退出登录' }).click()
  await next.getByRole('dialog').getByRole('button', { name: '退出' }).click()
  await expect(next.getByText('您已经退出登录。没发出的事项还在手机里。')).toBeVisible()
  await next.reload()
  await next.getByRole('button', { name: '用微信登录' }).click()
  await expect(next.getByRole('button', { name: '扫一扫' })).toBeVisible()

  await next.getByRole('link', { name: /^我的/ }).first().click()
  await next.getByRole('button', { name: '解除微信绑定' }).click()
  await next.getByRole('dialog').getByRole('button', { name: '解除' }).click()
  await expect(next.getByText('第一次用，先绑定您的账号')).toBeVisible()
})

test('a phone number that nobody has on file binds nothing, and the page says what to do', async ({ browser }) => {
  const page = await (await phoneOf(browser, `stranger-${Date.now()}`)).newPage()
  await page.goto('/')
  await page.getByRole('button', { name: '用微信里的手机号' }).click()
  await expect(page.getByText('没有拿到手机号。可以再试一次，或者用绑定码。')).toBeVisible()
  await tell(page, 'number', '19900000001')
  await page.getByRole('button', { name: '用微信里的手机号' }).click()
  await expect(page.getByRole('alert')).toContainText('手机号')
})

test('two requests whose token ran out share one refresh, and the next token is kept', async ({ browser, request }) => {
  const page = await phone(browser, request, 'deputy')
  const refreshed: number[] = []
  page.on('response', response => { if (response.url().endsWith('/sign-ins/refresh')) refreshed.push(response.status()) })
  const before = await page.evaluate(() => localStorage.getItem('wx:refresh'))
  await page.reload()
  await expect(page.getByText('等我办的')).toBeVisible()
  expect(refreshed).toEqual([200])
  expect(await page.evaluate(() => localStorage.getItem('wx:refresh'))).not.toBe(before)
})

test('the web pages open signed in, by a ticket that stands behind the #', async ({ browser, request }) => {
  const page = await phone(browser, request, 'unit')
  const asked: string[] = []
  page.on('request', one => asked.push(one.url()))
  await tell(page, 'scans', `${new URL(page.url()).origin}/m/notices`)
  await page.getByRole('button', { name: '扫一扫' }).click()
  const view = page.locator('wx-web-view')
  await expect(view).toHaveAttribute('src', /\/m\/hand-over#ticket=.+&to=%2Fm%2Fnotices$/)
  const web = await page.context().newPage()
  web.on('request', one => asked.push(one.url()))
  await web.goto((await view.getAttribute('src'))!)
  await expect(web).toHaveURL(/\/m\/notices$/)
  await expect(web.getByRole('heading', { level: 1, name: '通知' })).toBeVisible()
  expect(asked.filter(url => url.split('#')[0]!.includes('ticket'))).toEqual([])
})

test('what has no page here opens on the web, signed in', async ({ browser, request }) => {
  const page = await phone(browser, request, 'unit')
  await page.getByRole('link', { name: /^整改/ }).first().click()
  const src = await page.locator('wx-web-view').getAttribute('src')
  const web = await page.context().newPage()
  await web.goto(src!)
  await expect(web).toHaveURL(/\/problems\/[0-9a-f-]{36}$/)
  await expect(web.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a code of another system opens nothing', async ({ browser, request }) => {
  const page = await phone(browser, request, 'deputy')
  await tell(page, 'scans', 'https://elsewhere.example/m/r/abc')
  await page.getByRole('button', { name: '扫一扫' }).click()
  await expect(page.getByText('这个码不是本系统的，打不开。')).toBeVisible()
})
