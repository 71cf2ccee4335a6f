/** A vote by slips: printed at the desk, scanned at the door by people without an account, and counted as cast. */
import { newId, type Schemas } from '@congress/core'
import { accessible } from './axe'
import { signedIn } from './people'
import { expect, SIZE, test } from './phone/phone'
import { asPerson } from './prepared'
import { scanned } from './scanned'

const RULE: Schemas['BallotRule'] = {
  title: '满意度测评', method: 'rate', quorum: null, denominator: 'valid_papers', needs: null, in_session: true,
  options: [{ id: 'a', label: '农村饮水管网改造' }, { id: 'b', label: '老旧小区改造' }],
} as never

test('a resident votes with a slip and sees that it was counted', async ({ phone, browser, playwright, baseURL }) => {
  const title = `票签测评 ${Date.now()}`
  const id = newId()
  const ask = await asPerson(playwright, baseURL!, 'staff')
  await ask('/ballots', { id, title, rule: RULE })
  const staff = await signedIn(browser, 'staff')
  let path = ''

  await test.step('the desk makes slips, prints them as sheets, and warns before they are gone', async () => {
    await staff.goto(`/ballots/${id}`)
    await staff.getByRole('button', { name: '定名册', exact: true }).click()
    await staff.getByRole('dialog').getByLabel('票签').fill('14')
    await staff.getByRole('dialog').getByRole('button', { name: '定下来' }).click()
    await expect(staff.getByRole('heading', { name: '打印票签' })).toBeVisible()
    await expect(staff.getByText('14 张，A4 纸 2 页')).toBeVisible()
    await accessible(staff)
    const read = new URL(await scanned(staff, '1 号票签的二维码'))
    expect(read.hash).toMatch(/^#[A-Z2-7]{32}$/)
    path = read.pathname + read.hash
    await staff.getByRole('link', { name: title }).click()
    await expect(staff.getByRole('dialog').getByText('还有票签没有打印')).toBeVisible()
    await staff.getByRole('dialog').getByRole('button', { name: '离开' }).click()
    await staff.getByRole('button', { name: '开始投票', exact: true }).click()
    await staff.getByRole('dialog').getByRole('button', { name: '开始', exact: true }).click()
    await expect(staff.getByText('正在投票', { exact: true }).first()).toBeVisible()
  })

  let page = await phone.start()
  await test.step('the answer to the draw is lost, the phone dies, and the slip is scanned again', async () => {
    await page.goto(path)
    await expect(page.getByText('票签 1 号')).toBeVisible()
    await accessible(page)
    phone.line.loseAnswer(`POST /api/v1/ballots/${id}/slips/draw`)
    await page.getByRole('button', { name: '领票' }).click()
    await expect(page.getByText('连不上服务器')).toBeVisible()
    await phone.kill()
    page = await phone.start()
    await page.goto(path)
    await page.getByRole('button', { name: '领票' }).click()
    await expect(page.getByText('还没有投出')).toBeVisible()
  })

  await test.step('the answer to the casting is lost; the phone casts again by itself', async () => {
    for (const option of ['农村饮水管网改造', '老旧小区改造']) await page.getByRole('group', { name: option }).getByRole('radio', { name: '满意', exact: true }).check()
    await accessible(page)
    phone.line.loseAnswer(`POST /api/v1/ballots/${id}/cast`)
    await page.getByRole('button', { name: '投票', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认投出' }).click()
    await expect(page.getByText('已投出')).toBeVisible()
    expect(phone.line.calls.filter(one => one.what.endsWith(`${id}/cast`)).map(one => one.status)).toEqual(['broken', 200])
    expect(phone.line.calls.some(one => one.what.includes('#'))).toBe(false)
  })

  await test.step('on another phone the slip is refused in words; an incomplete or strange one too', async () => {
    const other = await (await browser.newContext({ viewport: SIZE })).newPage()
    await other.goto(path)
    await expect(other.getByText('这张票签用过了')).toBeVisible()
    await expect(other.getByRole('button', { name: '领票' })).toBeHidden()
    await accessible(other)
    await other.goto(`/m/ballots/${id}/slip#${'A'.repeat(32)}`)
    await expect(other.getByText('这张票签无效')).toBeVisible()
    await other.goto(`/m/ballots/${id}/slip`)
    await expect(other.getByText('请扫票签上的二维码')).toBeVisible()
    await other.context().close()
  })

  await test.step('after closing the bearer sees their paper counted, in large letters too', async () => {
    await ask(`/ballots/${id}/close`, {})
    await page.reload()
    await expect(page.getByText('您的票已计入，与投出时一样。')).toBeVisible()
    await page.getByRole('button', { name: '长辈版' }).click()
    await accessible(page)
  })
  await staff.context().close()
})
