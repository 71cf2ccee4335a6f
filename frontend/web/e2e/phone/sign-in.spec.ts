/** Ways in on a phone: a ticket from the mini-program, the desktop's page, a code typed by hand. */
import type { Schemas } from '@congress/core'
import { asPerson } from '../prepared'
import { expect, signIn, SIZE, test } from './phone'
import { pointOf } from './reports'

test.use({ viewport: SIZE, hasTouch: true })

test('a ticket from the mini-program opens the page it names, once, and leaves nothing in the address', async ({ page, browser, playwright, baseURL }) => {
  const ask = await asPerson(playwright, baseURL!, 'deputy')
  const { ticket } = await ask<Schemas['TicketOut']>('/sign-ins/hand-over', {})
  const way = `/m/hand-over#ticket=${ticket}&to=${encodeURIComponent('/m/notices')}`
  await page.goto(way)
  await expect(page.getByRole('heading', { name: '通知' })).toBeVisible()
  expect(page.url()).not.toContain(ticket)

  const later = await (await browser.newContext({ viewport: SIZE })).newPage()
  await later.goto(way)
  await expect(later.getByRole('alert')).toContainText('这次跳转已失效')
  await expect(later.getByRole('link', { name: '登录' })).toBeVisible()
})

test('a code is typed by hand where there is no camera', async ({ page, playwright, baseURL }) => {
  const token = await pointOf(playwright, baseURL!)
  await signIn(page, 'deputy')
  await page.getByRole('link', { name: '扫一扫' }).click()
  await expect(page.getByText(/相机/)).toBeVisible()
  await page.getByLabel('或者输入码上的字').fill('不是码')
  await page.getByRole('button', { name: '打开' }).click()
  await expect(page.getByText('没有这个码')).toBeVisible()
  await page.getByLabel('或者输入码上的字').fill(token)
  await page.getByRole('button', { name: '打开' }).click()
  await expect(page.getByRole('heading', { name: '向代表反映问题' })).toBeVisible()
})

test('the desktop\'s sign-in page offers the phone pages to a phone', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: '用手机版' }).click()
  await expect(page).toHaveURL(/\/m\//)
  await expect(page.getByRole('button', { name: '长辈版' })).toBeVisible()
})
