import { newId, type Schemas } from '@congress/core'
import { expect, test, type Page } from '@playwright/test'
import { again, asPerson, phone, photos, shots, take, tell } from './phone'

type Clues = Schemas['Page_ClueRow_']

/** Fill the form; the place comes from the phone, where it says one. */
async function write(page: Page, words: string, shots = 0): Promise<void> {
  await page.getByRole('button', { name: '随手报' }).click()
  if (shots) await take(page, shots)
  await page.getByLabel('什么问题').fill(words)
  await expect(page.getByText('草稿已存')).toBeVisible()
}

const outboxEntry = (page: Page, words: string) => page.locator('.card').filter({ hasText: words, visible: true })

test('a report written offline survives a killed tab and arrives once, with both photos', async ({ browser, request }) => {
  const words = `石桥护栏断了两米 ${Date.now()}`
  let page = await phone(browser, request, 'deputy')
  const context = page.context()
  await context.setOffline(true)
  await write(page, words, 2)
  await expect(page.getByText('已定位')).toBeVisible()
  await page.getByRole('radio', { name: '道路交通' }).click()
  await page.getByRole('button', { name: '发送' }).click()
  await expect(outboxEntry(page, words)).toContainText('等网络')

  await context.setOffline(false)
  page = await again(page)
  await page.context().route('**/api/**', route => route.abort())
  await page.goto('/')
  await expect(page.getByText('未发出 1 件')).toBeVisible()
  await page.context().unroute('**/api/**')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(page.getByText('未发出 1 件')).toBeHidden()
  await page.goto('/#pages/clues/outbox')
  await page.reload()
  await expect(outboxEntry(page, words)).toContainText('已收到')

  const deputy = await asPerson(request, 'deputy')
  const found = await deputy<Clues>(`/clues?mine=true&q=${encodeURIComponent(words.slice(-13))}`)
  expect(found.items).toHaveLength(1)
  const clue = await deputy<Schemas['ClueOut']>(`/clues/${found.items[0]!.id}`)
  expect(clue.files).toHaveLength(2)
  expect(clue.longitude).toBeCloseTo(117.33, 3)
  await outboxEntry(page, words).getByRole('link', { name: '看办得怎么样' }).click()
  await expect(shots(page)).toHaveCount(2)
})

test('a connection that drops in mid-photo sends that photo again, the others not', async ({ browser, request }) => {
  const words = `桥头路灯不亮 ${Date.now()}`
  const page = await phone(browser, request, 'deputy')
  const uploads: string[] = []
  let broken = 0
  await page.context().route('**/api/v1/files', async route => {
    const id = /name="id"\r\n\r\n([0-9a-f-]{36})/.exec(route.request().postDataBuffer()!.toString('latin1'))![1]!
    uploads.push(id)
    // The bytes arrive, the answer does not.
    if (uploads.length === 2 && !broken++) {
      await route.fetch()
      await route.abort('connectionreset')
    } else {
      await route.continue()
    }
  })
  await write(page, words, 3)
  await page.getByRole('button', { name: '发送' }).click()
  await expect(outboxEntry(page, words)).toContainText('等网络')
  await page.getByRole('button', { name: '现在就发' }).click()
  await expect(outboxEntry(page, words)).toContainText('已收到')
  expect(new Set(uploads).size).toBe(3)
  expect(uploads).toHaveLength(4)
  expect(uploads[1]).toBe(uploads[2])
  const found = await (await asPerson(request, 'deputy'))<Clues>(`/clues?mine=true&q=${encodeURIComponent(words.slice(-13))}`)
  expect(found.items).toHaveLength(1)
})

test('two hundred queued reports all go out, in order, each once', async ({ browser, request }) => {
  const mark = `队列${Date.now()}`
  let page = await phone(browser, request, 'deputy')
  const { account_id } = await (await asPerson(request, 'deputy'))<Schemas['MeOut']>('/accounts/me')
  const entries = Array.from({ length: 200 }, (_, at) => ({
    id: newId(Date.now() + at), account: account_id, turn: 1000 + at, state: 'waiting', photos: [], tried: false, failures: 0, notBefore: 0,
    report: { words: `${mark} 第 ${at} 件`, category: 'other', place: { words: '村口' }, unnamed: false },
  }))
  await page.evaluate(all => all.forEach(one => localStorage.setItem(`wx:entry:${one.id}`, JSON.stringify(one))), entries)
  page = await again(page)
  const posted: string[] = []
  page.on('response', answer => {
    const asked = answer.request()
    if (asked.method() === 'POST' && answer.ok() && asked.url().endsWith('/api/v1/clues')) posted.push((asked.postDataJSON() as { id: string }).id)
  })
  await page.goto('/')
  await expect(page.getByText(/^未发出 \d+ 件$/)).toBeVisible()
  await expect(page.getByText(/^未发出 \d+ 件$/)).toBeHidden({ timeout: 150_000 })
  expect(posted).toEqual(entries.map(one => one.id))
  const found = await (await asPerson(request, 'deputy'))<Clues>(`/clues?mine=true&count=true&limit=1&q=${mark}`)
  expect(found.count).toBe(200)
})

test('a full phone says so, and keeps what was kept', async ({ browser, request }) => {
  const words = `井盖丢了 ${Date.now()}`
  const page = await phone(browser, request, 'deputy')
  await write(page, words, 1)
  await tell(page, 'files-limit', '1')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '拍照' }).click()
  await (await chooser).setFiles(photos(1))
  await expect(page.getByText(/手机存储空间满了/)).toBeVisible()
  await expect(shots(page)).toHaveCount(1)
  await tell(page, 'storage-limit', '1')
  await page.getByLabel('什么问题').fill(`${words}，天黑看不见`)
  await expect(page.getByText(/手机存储空间满了/)).toBeVisible()
  await page.evaluate(() => { localStorage.removeItem('host:storage-limit'); localStorage.removeItem('host:files-limit') })
  await page.reload()
  await page.getByRole('link', { name: /未发出/ }).click()
  await outboxEntry(page, words).getByRole('button', { name: '接着写' }).click()
  await expect(page.getByLabel('什么问题')).toHaveValue(words)
  await expect(shots(page)).toHaveCount(1)
  await page.goBack().catch(() => undefined)
  await page.goto('/')
  await page.reload()
  await page.getByRole('link', { name: /未发出/ }).click()
  await outboxEntry(page, words).getByRole('button', { name: '删掉' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删掉' }).click()
  await expect(outboxEntry(page, words)).toBeHidden()
})

test('a clock that is a day wrong holds nothing back', async ({ browser, request }) => {
  for (const [days, name] of [[1, '快'], [-1, '慢']] as const) {
    const words = `水管漏水，钟${name}一天 ${Date.now()}`
    const page = await phone(browser, request, 'deputy')
    await page.clock.install({ time: Date.now() + days * 86_400_000 })
    await page.context().setOffline(true)
    await write(page, words)
    await page.getByRole('button', { name: '发送' }).click()
    await expect(outboxEntry(page, words)).toContainText('等网络')
    await page.context().setOffline(false)
    await expect(outboxEntry(page, words)).toContainText('已收到')
    await page.context().close()
  }
})

test('what the server refuses comes back for mending, with its words', async ({ browser, request }) => {
  const words = `河道有垃圾 ${Date.now()}`
  const page = await phone(browser, request, 'deputy')
  const refusal = { type: '/problems/invalid', title: '不行', status: 422, instance: '', detail: '位置不在滦平县内，请重新选位置。', issues: [{ path: 'body.place', code: 'x', detail: '位置不在滦平县内，请重新选位置。' }] }
  await page.context().route('**/api/v1/clues', async route => {
    if (route.request().method() === 'POST') await route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(refusal) })
    else await route.continue()
  })
  await write(page, words)
  await page.getByRole('button', { name: '发送' }).click()
  await expect(outboxEntry(page, words)).toContainText('没收下')
  await expect(outboxEntry(page, words)).toContainText('位置不在滦平县内，请重新选位置。')
  await page.context().unroute('**/api/v1/clues')
  await outboxEntry(page, words).getByRole('button', { name: '改一改再发' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '位置不在滦平县内' })).toBeVisible()
  await page.getByRole('button', { name: '改位置' }).click()
  await page.getByLabel('具体在哪里').fill('河东村桥下')
  await page.getByLabel('找乡镇').fill('虎什哈')
  await page.getByRole('radio', { name: /虎什哈/ }).first().click()
  await page.getByRole('button', { name: '好了' }).click()
  await expect(page.locator('.lineitem').getByText(/河东村桥下，虎什哈/)).toBeVisible()
  await page.getByRole('button', { name: '发送' }).click()
  await expect(outboxEntry(page, words)).toContainText('已收到')
})
