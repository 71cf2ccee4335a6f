/** A deputy scans the screen in the hall, is counted as present, and votes in large letters. */
import { newId, type Schemas } from '@congress/core'
import { accessible } from './axe'
import { PASSWORD, PEOPLE, signedIn } from './people'
import { expect, SIZE, test } from './phone/phone'
import { MODES, tooSmall } from './phone/sizes'
import { asPerson } from './prepared'
import { scanned } from './scanned'

const RULE = {
  title: '选举', method: 'approve', seats: 1, quorum: null, write_ins: true,
  options: [{ id: 'a', label: '滦平县农村饮水管网改造及水源地保护工程（二期）' }, { id: 'b', label: '老旧小区改造' }],
}

test('the code on the screen lets a deputy in, an old one does not; the vote goes in elder mode', async ({ browser, playwright, baseURL }) => {
  const id = newId()
  const staff = await asPerson(playwright, baseURL!, 'staff')
  const me = await (await asPerson(playwright, baseURL!, 'deputy'))<Schemas['MeOut']>('/accounts/me')
  const { items } = await staff<{ items: { id: string }[] }>(`/deputies?q=${encodeURIComponent(me.name)}&limit=1`)
  await staff('/ballots', { id, title: `扫码签到 ${Date.now()}`, rule: RULE })
  await staff(`/ballots/${id}/roll`, { deputy_ids: [items[0]!.id] })
  await staff(`/ballots/${id}/open`, {})

  const context = await browser.newContext({ viewport: SIZE, hasTouch: true })
  await context.addInitScript(() => { localStorage.setItem('elder', '1') })
  const page = await context.newPage()
  await page.goto(`/m/ballots/${id}?code=${'0'.repeat(24)}`)
  await page.getByLabel('用户名').fill(PEOPLE.deputy)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('会场二维码已经更新')).toBeVisible()
  await expect(page.getByRole('button', { name: '领票' })).toBeHidden()

  const hall = await signedIn(browser, 'staff')
  await hall.goto(`/ballots/${id}/hall`)
  await expect(hall.getByText('出席').locator('..')).toContainText('0')
  const read = new URL(await scanned(hall, '签到和投票的二维码'))
  await page.goto(read.pathname + read.search)
  await expect(page.getByRole('button', { name: '领票' })).toBeVisible()
  await expect(hall.getByText('出席').locator('..')).toContainText('1')

  await page.getByRole('button', { name: '领票' }).click()
  await page.getByText(RULE.options[0]!.label).click()
  await page.getByLabel('另选他人').first().fill('李四')
  await page.getByLabel('另选他人').first().blur()
  await page.getByRole('button', { name: '投票', exact: true }).click()
  await expect(page.getByText('请去掉 1 项')).toBeVisible()
  await page.getByText(RULE.options[0]!.label).click()
  await accessible(page)
  expect(await tooSmall(page, MODES[1][1])).toEqual([])
  await page.getByRole('button', { name: '投票', exact: true }).click()
  await accessible(page)
  expect(await tooSmall(page, MODES[1][1])).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: '确认投出' }).click()
  await expect(page.getByText('已投出')).toBeVisible()
  await staff(`/ballots/${id}/void`, { reason: '试过了' })
  await page.reload()
  await expect(page.getByText('这次投票作废了')).toBeVisible()
  await expect(page.getByText('已投出')).toBeHidden()
  await accessible(page)
  await context.close()
  await hall.context().close()
})
