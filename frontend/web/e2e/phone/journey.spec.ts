/** The whole journey of a matter on phones, begun without a network; and a resident's, by the code word. */
import type { Schemas } from '@congress/core'
import { signedIn, take } from '../people'
import { asPerson } from '../prepared'
import { expect, HERE, photo, signIn, SIZE, test } from './phone'
import { pointOf, write } from './reports'

test('a matter goes from a report without a network to its sign-off', async ({ phone, browser, playwright, baseURL }) => {
  const title = `手机报的护栏 ${Date.now()}`
  const page = await phone.start()
  let id = ''

  await test.step('the deputy reports it where there is no network; later it goes by itself', async () => {
    await signIn(page, 'deputy')
    await phone.offline()
    await write(page, title, [await photo(page, '护栏.jpg', '#777')])
    await page.getByRole('button', { name: '发送' }).click()
    const card = page.getByRole('article').filter({ hasText: title })
    await expect(card).toContainText('等网络')
    await phone.online()
    await expect(card).toContainText('已收到')
    await card.getByRole('link', { name: '看办得怎么样' }).click()
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.getByRole('img', { name: '反映的照片，第 1 张' })).toBeVisible()
    id = new URL(page.url()).pathname.split('/').pop()!
  })

  await test.step('staff verify it at the desk and hand it over', async () => {
    const staff = await signedIn(browser, 'staff')
    await staff.goto(`/clues/${id}`)
    await take(staff, '核实属实', '核实属实')
    const [ask, unit] = await Promise.all([asPerson(playwright, baseURL!, 'staff'), asPerson(playwright, baseURL!, 'unit')])
    const me = await unit<Schemas['MeOut']>('/accounts/me')
    await ask(`/clues/${id}/hand-over`, { lead_unit_id: me.grant!.unit!.id, signed_by: '沈怀远' })
    await staff.context().close()
  })

  await test.step('the unit accepts and answers on a phone, with a photo', async () => {
    const context = await browser.newContext({ viewport: SIZE, hasTouch: true })
    const unit = await context.newPage()
    await signIn(unit, 'unit')
    await unit.getByRole('link', { name: new RegExp(title) }).first().click()
    await unit.getByRole('button', { name: '签收' }).click()
    await unit.getByRole('dialog').getByRole('button', { name: '签收' }).click()
    await expect(unit.getByText('请填写经办人。')).toBeVisible()
    await unit.getByLabel('经办人').fill('孟知行')
    await unit.getByRole('dialog').getByRole('button', { name: '签收' }).click()
    await expect(unit.getByText('签收，办好了。')).toBeVisible()
    await step(unit, '答复')
    await unit.getByRole('dialog').getByLabel('答复').fill('护栏已经更换。')
    await unit.getByRole('dialog').locator('input[type=file]').setInputFiles(await photo(unit, '修好.jpg', '#373'))
    await unit.getByRole('dialog').getByRole('button', { name: '报送答复' }).click()
    await expect(unit.getByText('答复，办好了。')).toBeVisible()
    await context.close()
  })

  await test.step('the deputy is told on the first screen, and rates', async () => {
    await page.goto('/m/')
    await page.getByRole('region', { name: '等我办的' }).getByRole('link', { name: new RegExp(`评价：${title}`) }).click()
    await expect(page.getByText('您，请评价')).toBeVisible()
    await expect(page.getByText('护栏已经更换。').first()).toBeVisible()
    await page.getByRole('button', { name: '交评价' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: '交评价' }).click()
    await expect(sheet.getByText('请选择办理态度。')).toBeVisible()
    await expect(sheet.getByLabel('哪里没办好')).toHaveCount(0)
    await sheet.getByRole('group', { name: '办理态度' }).getByLabel('满意', { exact: true }).check()
    await sheet.getByRole('group', { name: '办理结果' }).getByLabel('基本满意').check()
    await sheet.getByRole('button', { name: '交评价' }).click()
    await expect(page.getByText('评价，办好了。')).toBeVisible()
  })

  await test.step('staff sign it off', async () => {
    const staff = await asPerson(playwright, baseURL!, 'staff')
    await staff(`/clues/${id}/sign-off`, {})
    await page.reload()
    await expect(page.getByText('已销号').first()).toBeVisible()
  })
})

test('a resident without an account reports by a code, keeps the code word and follows it', async ({ browser, playwright, baseURL }) => {
  const token = await pointOf(playwright, baseURL!)
  const context = await browser.newContext({ viewport: SIZE, hasTouch: true, permissions: ['geolocation', 'clipboard-write'], geolocation: HERE })
  const page = await context.newPage()
  await page.goto(`/m/r/${token}`)
  await page.getByRole('button', { name: '交给代表' }).click()
  await expect(page.getByText('请写清什么地方、什么事，至少五个字。')).toBeVisible()
  const words = `河西组水压很低 ${Date.now()}`
  await page.getByLabel('什么问题').fill(words)
  await page.locator('input[type=file]').setInputFiles(await photo(page, '水.jpg', '#57a'))
  await expect(page.getByRole('img', { name: '第 1 张照片' })).toBeVisible()
  await page.getByRole('button', { name: '改位置' }).click()
  await page.getByRole('button', { name: '用现在的位置' }).click()
  await expect(page.getByRole('button', { name: '重新定位到现在的位置' })).toBeVisible()
  await page.getByRole('button', { name: '好了' }).click()
  await page.getByLabel('手机号').fill('13900000001')

  await page.getByRole('button', { name: '交给代表' }).click()
  const question = await page.getByRole('dialog').getByRole('heading').innerText()
  await page.getByRole('dialog').getByRole('button', { name: answerTo(question), exact: true }).click()
  await expect(page.getByRole('heading', { name: /^已交给/ })).toBeVisible()
  const codeWord = await page.locator('.code').innerText()
  expect(codeWord).toMatch(/^[\u4e00-\u9fff]{2} [\u4e00-\u9fff]{2} \d{4}$/)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '存成图片' }).click()
  expect((await saved).suggestedFilename()).toBe('口令.png')
  await context.close()

  const later = await (await browser.newContext({ viewport: SIZE, hasTouch: true })).newPage()
  await later.goto(`/m/r/${token}`)
  await later.getByRole('link', { name: '凭口令查' }).click()
  await later.getByLabel('您的口令').fill('没有 这个 0000')
  await later.getByRole('button', { name: '查', exact: true }).click()
  await expect(later.getByRole('alert')).toBeVisible()
  await later.getByLabel('您的口令').fill(codeWord)
  await later.getByRole('button', { name: '查', exact: true }).click()
  await expect(later.getByText(/已经收到/)).toBeVisible()

  const staff = await asPerson(playwright, baseURL!, 'staff')
  const { items } = await staff<{ items: Schemas['IntakeRow'][] }>('/intake?limit=200')
  const row = items.find(one => one.words === words)!
  expect(row.photos).toBe(1)
  await staff(`/intake/${row.id}/admit`, { title: '河西组水压低', category: 'water' })
  await later.getByRole('button', { name: '查', exact: true }).click()
  await expect(later.getByText('办到哪一步')).toBeVisible()
})

/** Press a step that stands in the bar, or among the others. */
async function step(page: Awaited<ReturnType<typeof signedIn>>, name: string): Promise<void> {
  const bar = page.getByRole('contentinfo')
  const there = bar.getByRole('button', { name, exact: true })
  if (!await there.count()) await bar.getByRole('button', { name: '其他' }).click()
  await page.getByRole('button', { name, exact: true }).last().click()
}

const NUMERALS = '零一二三四五六七八九十'
/** 三加五等于几？ is 八. */
function answerTo(question: string): string {
  const [, one, sign, other] = /(.)([加减])(.)等于几/.exec(question)!
  const sum = NUMERALS.indexOf(one!) + NUMERALS.indexOf(other!) * (sign === '加' ? 1 : -1)
  return sum <= 10 ? NUMERALS[sum]! : `十${NUMERALS[sum - 10]}`
}
