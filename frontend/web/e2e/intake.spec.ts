/** What a resident sent through a QR code, from the notice board to the clue. */
import { createHash } from 'node:crypto'
import { newId, type Schemas } from '@congress/core'
import { expect, test, type APIRequestContext } from '@playwright/test'
import { accessible } from './axe'
import { signedIn } from './people'
import { asPerson } from './prepared'

const NUMERALS = '零一二三四五六七八九十'
const numeral = (n: number): string => n <= 10 ? NUMERALS[n]! : `十${NUMERALS[n - 10]!}`

/** The answer of 七加二等于几？, as somebody who reads it finds it. */
function workedOut(question: string): string {
  const [, one, sign, other] = /^(.)([加减])(.)等于几？$/.exec(question)!
  const [a, b] = [NUMERALS.indexOf(one!), NUMERALS.indexOf(other!)]
  return numeral(sign === '加' ? a + b : a - b)
}

/** Send a report as a resident; answers its code word. */
async function sent(request: APIRequestContext, token: string, words: string, photo: Buffer): Promise<Schemas['SentOut']> {
  const device = `e2e-phone-${newId()}`
  const post = async <T>(path: string, options: object): Promise<T> => {
    const answer = await request.post(`/api/v1/intake${path}`, options)
    expect(answer.ok(), await answer.text()).toBe(true)
    return await answer.json() as T
  }
  const asked = await post<Schemas['ChallengeOut']>('/challenges', { data: { token, device } })
  const passed = { challenge_id: asked.id, answer: workedOut(asked.question), device }
  const file = await post<{ id: string }>('/files', {
    multipart: { id: newId(), sha256: createHash('sha256').update(photo.toString('base64'), 'base64').digest('hex'), ...passed, file: { name: 'p.png', mimeType: 'image/png', buffer: photo } },
  })
  return post('', { data: { id: newId(), token, ...passed, words, place: { words: '三道梁村口' }, file_ids: [file.id], name: '王大娘', phone: '19900000001' } })
}

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

async function tokenOf(playwright: Parameters<typeof asPerson>[0], baseURL: string): Promise<string> {
  const staff = await asPerson(playwright, baseURL, 'staff')
  const { items } = await staff<{ items: Schemas['StationOut'][] }>('/stations?limit=1')
  const [point] = await staff<Schemas['PointOut'][]>('/intake/points', { about_word: 'stations', about_ids: [items[0]!.id] })
  return point!.token
}

test('staff look at what a resident sent, make a clue of it, and the code word shows it', async ({ browser, playwright, request, baseURL }) => {
  const token = await tokenOf(playwright, baseURL!)
  const words = `三道梁村口路灯不亮 ${Date.now() % 100_000}。晚上老人不敢出门。`
  const { code_word } = await sent(request, token, words, PIXEL)
  const page = await signedIn(browser, 'staff')
  await page.goto('/intake?state=waiting')
  await page.locator('tbody .opens', { hasText: words.slice(0, 20) }).click()
  await expect(page.getByRole('heading', { level: 1, name: words.split('。')[0]! })).toBeVisible()
  await expect(page.getByText('19900000001')).toBeVisible()
  await expect(page.getByRole('img', { name: /^照片/ })).toBeVisible()
  await page.getByRole('region', { name: '您可以办的步骤' }).getByRole('button', { name: '登记为线索' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('问题', { exact: true })).toHaveValue(words.split('。')[0]!)
  await dialog.getByLabel('类别').selectOption({ label: '道路交通' })
  await accessible(page)
  await dialog.getByRole('button', { name: /^登记/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('已登记为')).toBeVisible()
  await page.getByRole('link', { name: /^线索〔/ }).click()
  await expect(page.getByText('王大娘')).toBeVisible()
  await expect(page.getByText('由群众来件登记')).toBeVisible()
  const followed = await request.post('/api/v1/intake/follow', { data: { token, code_word } })
  expect((await followed.json() as Schemas['FollowOut']).state).toBe('checking')
})

test('what is no matter for the congress is discarded with a reason the resident reads, and can come back', async ({ browser, playwright, request, baseURL }) => {
  const token = await tokenOf(playwright, baseURL!)
  const words = `专业疏通下水道 ${Date.now() % 100_000}，价格优惠。`
  const { code_word } = await sent(request, token, words, PIXEL)
  const page = await signedIn(browser, 'staff')
  await page.goto('/intake?state=waiting')
  await page.locator('tbody .opens', { hasText: words.slice(0, 12) }).click()
  const bar = page.getByRole('region', { name: '您可以办的步骤' })
  await bar.getByRole('button', { name: '不受理' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('这是广告，不属于反映的问题。')
  await page.getByRole('dialog').getByRole('button', { name: '不受理' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText('不受理的理由')).toBeVisible()
  const followed = await request.post('/api/v1/intake/follow', { data: { token, code_word } })
  expect(await followed.json()).toMatchObject({ state: 'discarded', reason: '这是广告，不属于反映的问题。' })
  await bar.getByRole('button', { name: '恢复待查看' }).click()
  await page.getByRole('dialog').getByLabel('为什么恢复').fill('看错了。')
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click()
  await expect(bar.getByRole('button', { name: '登记为线索' })).toBeVisible()
})

test('codes of several stations are printed, one sheet each, and a lost one is replaced', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/stations')
  const boxes = page.locator('tbody').getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '打印二维码' }).click()
  const sheets = page.getByRole('article')
  await expect(sheets).toHaveCount(2)
  await expect(sheets.first().getByRole('heading', { name: '扫一扫，向我反映问题' })).toBeVisible()
  await expect(sheets.first().locator('img.code')).toBeVisible()
  await accessible(page)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(2)

  await page.goto('/stations')
  await page.locator('tbody .opens').first().click()
  const link = page.getByText('/m/r/')
  const old = await link.innerText()
  await page.getByRole('button', { name: '换码' }).click()
  await page.getByRole('dialog').getByLabel('为什么换').fill('公告栏的码被撕掉了。')
  await page.getByRole('dialog').getByRole('button', { name: '换码' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(link).not.toHaveText(old)
})
