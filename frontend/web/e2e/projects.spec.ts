/** Livelihood projects on screen: their pages, and what a resident does without an account. */
import { expect, test } from '@playwright/test'
import { accessible } from './axe'
import { signedIn } from './people'

test('a round, a proposal and a project are accessible', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  for (const list of ['/projects/rounds', '/projects/proposals?state=received', '/projects?state=started']) {
    await page.goto(list)
    await page.locator('.opens').first().click()
    await expect(page.locator('h1')).toBeVisible()
    await page.waitForLoadState('networkidle')
    await test.step(list, () => accessible(page))
  }
  await page.locator('.no-print').getByRole('button', { name: '记督导' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await accessible(page)
})

test('a resident proposes by the code, gets a receipt and follows it', async ({ browser }) => {
  const staff = await signedIn(browser, 'staff', 1440)
  await staff.goto('/projects/rounds?state=collecting')
  await staff.locator('.opens').first().click()
  const url = await staff.locator('a[href*="/m/p/"]').getAttribute('href')
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage()
  await page.goto(new URL(url!).pathname)
  await page.getByLabel('想办什么事').fill('修小区门口的路灯')
  await page.getByLabel('为什么要办').fill('小区门口的路灯坏了半年，晚上老人孩子出门不安全。')
  await page.getByLabel('公共安全').check()
  await accessible(page)
  await page.getByRole('button', { name: '提出建议' }).click()
  const asked = await page.getByRole('dialog').getByRole('heading').textContent()
  const [, one, sign, other] = /(.)([加减])(.)等于几/.exec(asked!)!
  const digits = '零一二三四五六七八九十'
  const total = digits.indexOf(one!) + digits.indexOf(other!) * (sign === '加' ? 1 : -1)
  await page.getByRole('dialog').getByRole('button', { name: total <= 10 ? digits[total]! : `十${digits[total - 10]}`, exact: true }).click()
  const receipt = await page.getByRole('status').locator('.num').textContent()
  await page.getByRole('link', { name: '凭回执号查' }).first().click()
  await page.getByLabel('您的回执号').fill(receipt!)
  await page.getByRole('button', { name: '查', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('待筛选')
  await accessible(page)
})
