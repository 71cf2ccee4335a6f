import type { Schemas } from '@congress/core'
import { expect, test } from '@playwright/test'
import { asPerson, phone, tell } from './phone'

test('a deputy says how to be told, and agrees to one more message of each kind', async ({ browser, request }) => {
  const page = await phone(browser, request, 'deputy')
  const granted = async () => (await (await asPerson(request, 'deputy'))<Schemas['TemplateOut'][]>('/notices/wechat-templates')).map(one => one.granted)
  const before = await granted()
  expect(before.length).toBeGreaterThan(1)
  await page.getByRole('link', { name: /^通知/ }).click()
  await page.getByRole('link', { name: /怎么提醒我/ }).click()
  const wechat = page.getByRole('switch', { name: /微信提醒/ })
  await expect(wechat).toBeVisible()
  if (await wechat.getAttribute('aria-checked') === 'false') await wechat.click()
  await expect(wechat).toHaveAttribute('aria-checked', 'true')
  await page.getByRole('button', { name: '再收一条' }).click()
  await expect(page.getByText('好，下一次会发到微信。')).toBeVisible()
  expect(await granted()).toEqual(before.map(count => count + 1))

  await page.getByRole('radio', { name: '每天汇总' }).click()
  await page.getByLabel('汇总时间').last().fill('17:30')
  await expect(page.getByText('每天 17:30 发汇总')).toBeVisible()
  const kept = await (await asPerson(request, 'deputy'))<Schemas['PreferencesOut']>('/notices/preferences')
  expect(kept).toMatchObject({ wechat: true, digest: 'daily', digest_at: '17:30' })

  await tell(page, 'refuses', JSON.stringify(['template-work', 'template-due', 'template-digest']))
  await page.getByRole('button', { name: '再收一条' }).click()
  await expect(page.getByText('没有同意，就不会发微信消息；系统里的通知照样有。')).toBeVisible()
  await page.getByRole('radio', { name: '一有就提醒' }).click()
  await expect(page.getByRole('radio', { name: '一有就提醒' })).toHaveAttribute('aria-checked', 'true')
})
