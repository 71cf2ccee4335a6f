/** What is reported without a network arrives: whole, once, in order, whatever happens to the phone. */
import { expect, photo, signIn, test } from './phone'
import { clueOf, pile, remembered, reported, townshipElsewhere, write } from './reports'

test('reported without a network, the browser killed, started again: one matter with both photos', async ({ phone, playwright, baseURL }) => {
  const title = `断网也要报 ${Date.now()}`
  let page = await phone.start()
  await signIn(page, 'deputy')
  const photos = [await photo(page, '一.jpg', '#888'), await photo(page, '二.jpg', '#363')]
  await phone.offline()
  await write(page, title, photos)
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByRole('article').filter({ hasText: title })).toContainText('等网络')
  await phone.kill()

  page = await phone.start()
  await phone.offline()
  await page.goto('/m/')
  await expect(page.getByRole('link', { name: /未发出 1 件/ })).toContainText('有网自动发送')
  await phone.online()
  await expect(page.getByRole('link', { name: /未发出/ })).toHaveCount(0)
  await page.goto('/m/outbox')
  await expect(page.getByRole('article').filter({ hasText: title })).toContainText('已收到')

  const found = await reported(playwright, baseURL!, title)
  expect(found).toHaveLength(1)
  const clue = await clueOf(playwright, baseURL!, found[0]!.id)
  expect(clue.files.map(file => Math.max(file.width!, file.height!))).toEqual([1600, 1600])
  expect([clue.longitude, clue.latitude]).toEqual([117.3327, 40.9409])
})

test('a line that breaks in the middle of a photo costs that photo only, and a lost answer makes no second matter', async ({ phone, playwright, baseURL }) => {
  const title = `断在半路 ${Date.now()}`
  const page = await phone.start()
  await signIn(page, 'deputy')
  const photos = [await photo(page, '一.jpg', '#888'), await photo(page, '二.jpg', '#363'), await photo(page, '三.jpg', '#633')]
  await write(page, title, photos)
  phone.line.breakUpload(2)
  phone.line.loseAnswer('POST /api/v1/clues')
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByRole('article').filter({ hasText: title })).toContainText('等网络')
  await page.getByRole('button', { name: '现在就发' }).click()
  await expect(page.getByRole('article').filter({ hasText: title })).toContainText('等网络')
  await page.getByRole('button', { name: '现在就发' }).click()
  await expect(page.getByRole('article').filter({ hasText: title })).toContainText('已收到')

  const sent = phone.line.calls.filter(call => call.what === 'POST /api/v1/files').map(call => call.status)
  expect(sent).toEqual([200, 'broken', 200, 200])
  expect(phone.line.calls.filter(call => call.what === 'POST /api/v1/clues').map(call => call.status)).toEqual(['broken', 200])
  expect(await reported(playwright, baseURL!, title)).toHaveLength(1)
})

test('what the server does not take comes back with its sentence, is mended and goes', async ({ phone, playwright, baseURL }) => {
  const stamp = `别的县的 ${Date.now()}`
  const page = await phone.start()
  await signIn(page, 'deputy')
  await page.goto('/m/outbox')
  await pile(page, stamp, 1, { division_id: await townshipElsewhere(playwright, baseURL!), division_name: '别处' })
  await page.reload()
  const card = page.getByRole('article').filter({ hasText: stamp })
  await expect(card).toContainText('没收下')
  await expect(card).toContainText('所选地点不在本级人大的行政区划内，请重新选择。')
  await card.getByRole('button', { name: '改一改再发' }).click()
  await expect(page.getByRole('alert')).toContainText('所选地点不在本级人大的行政区划内，请重新选择。')
  await page.getByRole('button', { name: '改位置' }).click()
  await page.getByLabel('乡镇、街道').selectOption({ index: 1 })
  await page.getByLabel('具体地点').fill('村口大槐树下')
  await page.getByRole('button', { name: '好了' }).click()
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByRole('article').filter({ hasText: stamp })).toContainText('已收到')
  expect(await reported(playwright, baseURL!, stamp)).toHaveLength(1)
})

test('two hundred reports that waited arrive all, once, in order', async ({ phone, playwright, baseURL }) => {
  const stamp = `积压 ${Date.now()}`
  const page = await phone.start()
  await signIn(page, 'deputy')
  await phone.offline()
  await page.goto('/m/outbox')
  await pile(page, stamp, 200)
  await page.goto('/m/')
  await expect(page.getByRole('link', { name: /未发出 200 件/ })).toBeVisible()
  await phone.online()
  await expect(page.getByRole('link', { name: /未发出/ })).toHaveCount(0, { timeout: 90_000 })
  const found = await reported(playwright, baseURL!, stamp)
  expect(found.map(clue => clue.title)).toEqual(Array.from({ length: 200 }, (_, index) => `${stamp} 第 ${index + 1} 件`))
})

for (const [said, shift] of [['a day behind', -86_400_000], ['a day ahead', 86_400_000]] as const) {
  test(`a phone whose clock is ${said} sends all the same`, async ({ phone, playwright, baseURL }) => {
    const title = `钟不准 ${Date.now()}`
    const page = await phone.start()
    await page.clock.install({ time: Date.now() + shift })
    await page.clock.resume()
    await signIn(page, 'deputy')
    phone.line.cut()
    await write(page, title)
    await page.getByRole('button', { name: '发送' }).click()
    await expect(page.getByRole('article').filter({ hasText: title })).toContainText('等网络')
    // It is put right while the report waits, so that its pause seems to be a day, or long over.
    await page.clock.setSystemTime(Date.now())
    phone.line.mend()
    await page.clock.runFor(10_000)
    await expect(page.getByRole('article').filter({ hasText: title })).toContainText('已收到')
    expect(await reported(playwright, baseURL!, title)).toHaveLength(1)
  })
}

test('a phone without room says so, and loses nothing', async ({ phone }) => {
  const words = `满了也不丢 ${Date.now()}`
  let page = await phone.start()
  await signIn(page, 'deputy')
  await write(page, words, [await photo(page, '一.jpg', '#888')])
  const path = new URL(page.url()).pathname
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage!)
  await phone.kill()

  // The browser measures the room when it opens the store.
  page = await phone.start()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: phone.line.url, quotaSize: used + 20_000 })
  await page.goto(path)
  await expect(page.getByRole('img', { name: '第 1 张照片' })).toBeVisible()
  await page.locator('input[type=file]').setInputFiles([await photo(page, '二.jpg', '#363')])
  await expect(page.getByRole('alert')).toContainText('手机存储空间满了')
  await expect(page.getByRole('img', { name: '第 1 张照片' })).toBeVisible()
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: phone.line.url })
  await page.reload()
  await expect(page.getByLabel('什么问题')).toHaveValue(`${words}。`)
  await expect(page.getByRole('img', { name: '第 1 张照片' })).toBeVisible()
})

test('a newer version of the app keeps what waits', async ({ phone, playwright, baseURL }) => {
  const title = `换了新版 ${Date.now()}`
  const page = await phone.start()
  await signIn(page, 'deputy')
  await phone.offline()
  await write(page, title)
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByRole('article').filter({ hasText: title })).toContainText('等网络')
  await phone.online()
  phone.line.loseAnswer('POST /api/v1/clues')
  phone.line.change('/m/sw.js', body => `${body}\n// another version`)
  await page.goto('/m/')
  await page.evaluate(async () => { await (await navigator.serviceWorker.ready).update() })
  await page.getByRole('button', { name: '现在更新' }).click()
  await expect(page.getByRole('button', { name: '现在更新' })).toHaveCount(0)
  await page.goto('/m/outbox')
  await expect(page.getByRole('article').filter({ hasText: title })).toContainText('已收到')
  expect(await reported(playwright, baseURL!, title)).toHaveLength(1)
})

test('an answer lost while signing in again does not sign the phone out', async ({ phone }) => {
  const page = await phone.start()
  await signIn(page, 'deputy')
  phone.line.loseAnswer('POST /api/v1/sign-ins/refresh')
  await page.reload()
  await expect.poll(() => phone.line.calls.some(call => call.what.endsWith('/refresh') && call.status === 'broken')).toBe(true)
  await page.reload()
  await page.goto('/m/accounts/me')
  await expect(page.getByText('这一台')).toBeVisible()
})

test('what one person has not sent never goes out under another name', async ({ phone, playwright, baseURL }) => {
  const title = `不串名字 ${Date.now()}`
  const page = await phone.start()
  await signIn(page, 'deputy')
  await phone.offline()
  await write(page, title)
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByRole('article').filter({ hasText: title })).toContainText('等网络')
  await page.goto('/m/')
  await page.context().clearCookies()
  await page.evaluate(() => new Promise(resolve => {
    // The sign-in has ended elsewhere.
    const asked = indexedDB.open('congress-phone')
    asked.onsuccess = () => {
      const change = asked.result.transaction('memory', 'readwrite')
      change.objectStore('memory').clear()
      change.oncomplete = resolve
    }
  }))
  await phone.online()
  await signIn(page, 'unit')
  await page.goto('/m/outbox')
  await expect(page.getByText('还有别的账号没发出的 1 件')).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(0)
  expect(await reported(playwright, baseURL!, title)).toHaveLength(0)
})

test('what was read opens without a network, and is gone after signing out', async ({ phone }) => {
  const page = await phone.start()
  await signIn(page, 'deputy')
  const first = page.getByRole('region', { name: '我的事项' }).getByRole('listitem').first()
  const title = await first.locator('.t').innerText()
  await first.getByRole('link').click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  const path = new URL(page.url()).pathname
  await expect.poll(() => remembered(page, `"queryKey":["clues","${path.split('/').pop()}"]`)).toBe(true)
  await phone.offline()
  await page.goto(path)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText(/没有网络，这是今天 .* 的情况/).first()).toBeVisible()
  await phone.online()
  await page.goto('/m/accounts/me')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '退出', exact: true }).click()
  await expect(page).toHaveURL(/sign-in/)
  await phone.offline()
  await page.goto(path)
  await expect(page).toHaveURL(/sign-in/)
  await expect(page.getByText(title)).toHaveCount(0)
})
