import { newId, type Schemas } from '@congress/core'
import { expect, test, type Page } from '@playwright/test'
import { asPerson, phone, shots, take } from './phone'

/** Take a step on its page, opened by its button on the matter. */
async function step(page: Page, name: string, main: string, fields: Record<string, string>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  for (const [label, said] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(said)
  await page.getByRole('button', { name: main, exact: true }).click()
  await expect(page.getByText('已经报送。')).toBeVisible()
}

async function openMatter(page: Page, title: string): Promise<void> {
  await page.goto('/#pages/clues/clues')
  await page.reload()
  await page.getByRole('link', { name: new RegExp(title) }).click()
  await expect(page.getByText('办到哪一步')).toBeVisible()
}

test('a matter goes from a report without network to sign-off, deputy and unit on their phones', async ({ browser, request }) => {
  const title = `卫生室断水 ${Date.now()}`
  const deputy = await phone(browser, request, 'deputy')
  const unit = await phone(browser, request, 'unit')
  const staff = await asPerson(request, 'staff')
  let id = ''

  await test.step('the deputy reports it where there is no network', async () => {
    await deputy.context().setOffline(true)
    await deputy.getByRole('button', { name: '随手报' }).click()
    await take(deputy, 1)
    await deputy.getByLabel('什么问题').fill(`${title}。已经三天了，病人没水洗手。`)
    await deputy.getByRole('radio', { name: '供水排水' }).click()
    await deputy.getByRole('button', { name: '发送' }).click()
    await expect(deputy.getByText('现在没有网络。有网就接着发，退出不会丢。')).toBeVisible()
    await deputy.context().setOffline(false)
    await deputy.getByRole('link', { name: '看办得怎么样' }).first().click()
    await expect(deputy.getByText('在谁手里')).toBeVisible()
  })

  await test.step('staff verify it and hand it over', async () => {
    const found = await staff<Schemas['Page_ClueRow_']>(`/clues?q=${encodeURIComponent(title.slice(-13))}`)
    id = found.items[0]!.id
    const me = await (await asPerson(request, 'unit'))<Schemas['MeOut']>('/accounts/me')
    await staff(`/clues/${id}/verify`, { note: '已到现场看过，属实。' })
    await staff(`/clues/${id}/hand-over`, { lead_unit_id: me.grant!.unit!.id, signed_by: '沈怀远' })
  })

  await test.step('the unit accepts, plans, asks for time and answers with a photo', async () => {
    await openMatter(unit, title)
    await step(unit, '签收', '签收', { 经办人: '孟知行' })
    await step(unit, '报进展', '报送', { '打算怎么办，或者办到哪一步了': '今天先送水，明天换泵。' })
    await unit.getByRole('button', { name: '答复', exact: true }).click()
    await unit.getByRole('button', { name: '报送答复' }).click()
    await expect(unit.getByText('请填写。')).toBeVisible()
    await take(unit, 1)
    await unit.getByLabel('答复', { exact: true }).fill('水泵已经换好，当天恢复供水。')
    await unit.getByRole('button', { name: '报送答复' }).click()
    await expect(unit.getByText('已经报送。')).toBeVisible()
    await expect(unit.getByText('等评价')).toBeVisible()
  })

  await test.step('the deputy is told, looks and rates', async () => {
    await deputy.goto('/#pages/notices/notices')
    await deputy.reload()
    await deputy.getByRole('button', { name: new RegExp(title) }).first().click()
    await expect(deputy.getByText('水泵已经换好，当天恢复供水。').first()).toBeVisible()
    await expect(shots(deputy)).toHaveCount(2)
    await deputy.getByRole('button', { name: '交评价' }).click()
    await expect(deputy.getByText('请分别选一下办理态度和办理结果。')).toBeVisible()
    await deputy.getByRole('radiogroup', { name: '办理态度' }).getByRole('radio', { name: '满意', exact: true }).click()
    await deputy.getByRole('radiogroup', { name: '办理结果' }).getByRole('radio', { name: '基本满意' }).click()
    await deputy.getByRole('button', { name: '交评价' }).click()
    await expect(deputy.getByText('评价已经收到。')).toBeVisible()
    await expect(deputy.getByRole('button', { name: '交评价' })).toBeHidden()
  })

  await test.step('staff sign it off, and the deputy sees it done', async () => {
    await staff(`/clues/${id}/sign-off`, {})
    await openMatter(deputy, title)
    await expect(deputy.locator('.standing').getByText('办结', { exact: true })).toBeVisible()
    expect((await staff<Schemas['ClueOut']>(`/clues/${id}`)).state).toBe('signed_off')
  })
})

test('a matter that was already reported near by is shown before sending', async ({ browser, request }) => {
  const words = `东桥引道路面下沉 ${Date.now()}`
  const deputy = await asPerson(request, 'deputy')
  await deputy('/clues', { id: newId(), title: words, words: `${words}，车过不去。`, category: 'roads', place: { longitude: 117.33, latitude: 40.94, datum: 'wgs84' } })
  const page = await phone(browser, request, 'deputy')
  await page.getByRole('button', { name: '随手报' }).click()
  await expect(page.getByText('已定位')).toBeVisible()
  await page.getByLabel('什么问题').fill(words)
  await page.getByRole('radio', { name: '道路交通' }).click()
  await expect(page.getByText('附近有一件，像是同一个问题')).toBeVisible()
  await page.getByRole('button', { name: '是同一件' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不报了' }).click()
  await expect(page.getByText('办到哪一步')).toBeVisible()
})

test('the unit gives back what is not its business', async ({ browser, request }) => {
  const title = `幼儿园门口没有斑马线 ${Date.now()}`
  const id = newId()
  const staff = await asPerson(request, 'staff')
  const me = await (await asPerson(request, 'unit'))<Schemas['MeOut']>('/accounts/me')
  await (await asPerson(request, 'deputy'))('/clues', { id, title, words: '孩子过马路危险。', category: 'roads' })
  await staff(`/clues/${id}/verify`, {})
  await staff(`/clues/${id}/hand-over`, { lead_unit_id: me.grant!.unit!.id, signed_by: '沈怀远' })
  const unit = await phone(browser, request, 'unit')
  await openMatter(unit, title)
  await step(unit, '退回', '退回', { 理由: '道路交通设施不归水务局管。', 该由哪个单位办: '公安局交警大队' })
  expect((await staff<Schemas['ClueOut']>(`/clues/${id}`)).state).toBe('verified')
})
