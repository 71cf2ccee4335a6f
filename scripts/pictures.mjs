/**
 * Takes the pictures of README and user guide from a running demo:
 * CONGRESS_BASE_URL=http://127.0.0.1:8000 node scripts/pictures.mjs
 */
import { base, browser, password, root, speaker } from './demo-pictures.mjs'

const sample = `${root}tests/samples/luanping-problem-list.xlsx`

async function signedIn(username, viewport = { width: 1440, height: 900 }) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.goto(`${base}/`)
  await page.fill('input[autocomplete=username]', username)
  await page.fill('input[type=password]', password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
  return page
}

async function take(page, path, name) {
  if (path) await page.goto(`${base}${path}`)
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !/正在读取/.test(document.body.innerText))
  await page.screenshot({ path: `${root}docs/pictures/${name}.png` })
  console.log(name)
}

/** The first row's page of a ledger, opened as a person would. */
async function takeFirst(page, path, name) {
  await page.goto(`${base}${path}`)
  await page.locator('tbody tr a').first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await take(page, '', name)
}

const staff = await signedIn('luanping.staff')
await take(staff, '/desk', 'desk')
await take(staff, '/clues', 'clues')
await takeFirst(staff, '/clues?state=rated', 'matter')
await take(staff, '/problems', 'ledger')
const city = await signedIn('chengde.staff')
await take(city, '/overview', 'overview')
await staff.goto(`${base}/imports/new?kind=problems`)
await staff.setInputFiles('input[type=file]', sample)
await staff.getByRole('button', { name: /预览|下一步|上传/ }).first().click()
await staff.getByRole('heading', { name: /导入预览/ }).waitFor()
await take(staff, '', 'import')

/** Matters of the deputy's own, one of them answered. */
async function reported() {
  const [deputy, clerk, unit] = await Promise.all(['luanping.deputy', 'luanping.staff', 'luanping.water'].map(speaker))
  const me = await unit('/accounts/me')
  const made = []
  for (const [title, words] of [['河东路口夜间没有路灯', '河东路口到桥头三百米没有路灯，晚上放学的孩子看不清路。'], ['卫生室缺少常用药', '村卫生室降压药常缺，老人要到镇上买。'], ['三道沟门村饮水管线冬天常冻裂', '村西支管每年冬天冻裂两三次，四十户要挑水吃。']]) {
    const id = crypto.randomUUID()
    await deputy('/clues', { id, title, words, category: title.includes('饮水') ? 'water' : 'other' })
    await clerk(`/clues/${id}/verify`, {})
    await clerk(`/clues/${id}/hand-over`, { lead_unit_id: me.grant.unit.id, signed_by: '沈怀远' })
    await unit(`/clues/${id}/accept`, { handler: '孟知行' })
    made.push(id)
  }
  await unit(`/clues/${made.at(-1)}/answer`, { words: '已更换村东主管 860 米，埋深加到 1.8 米。村西支管排在明年 5 月底前完成。' })
  return made.at(-1)
}

/** A drawn photo of a road that has sunk: nobody's, nowhere. */
const sunk = page => page.evaluate(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 960, height: 960 })
  const brush = canvas.getContext('2d')
  for (const [colour, path] of [['#c3d0d6', 'M0 0h96v40H0z'], ['#8d9a7c', 'M0 40l28-14 26 10 42-12v30H0z'], ['#a8a296', 'M0 50h96v46H0z'], ['#8c877d', 'M38 50h20l34 46H4z'], ['#4b463f', 'M36 74l12-6 16 4 4 10-18 6-16-6z']]) {
    brush.setTransform(10, 0, 0, 10, 0, 0)
    brush.fillStyle = colour
    brush.fill(new Path2D(path))
  }
  return canvas.toDataURL('image/jpeg').split(',')[1]
})

const answered = await reported()
const hand = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', permissions: ['geolocation'], geolocation: { latitude: 40.9409, longitude: 117.3327 } })
const phone = await hand.newPage()
await phone.goto(`${base}/m/`)
await phone.getByLabel('用户名').fill('luanping.deputy')
await phone.getByLabel('密码').fill(password)
await phone.getByRole('button', { name: '登录' }).click()
await phone.getByRole('heading', { name: '等我办的' }).waitFor()
await phone.getByText(/^全部 \d+ 件/).waitFor()
await phone.evaluate(async () => { await navigator.serviceWorker.ready })
await take(phone, `/m/clues/${answered}`, 'phone-matter')
await phone.goto(`${base}/m/report`)
await phone.getByLabel('什么问题').fill('雨后路面塌了一块，大约一米宽，接送学生的车要绕到沟边走。')
await phone.locator('input[type=file]').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await sunk(phone), 'base64') })
await phone.getByRole('img', { name: '第 1 张照片' }).waitFor()
await phone.getByText('草稿已存').waitFor()
await take(phone, '', 'phone-report')
await hand.setOffline(true)
await phone.getByRole('button', { name: '发送' }).click()
await phone.getByText('等网络').first().waitFor()
await phone.screenshot({ path: `${root}docs/pictures/phone-outbox.png` })
await phone.getByRole('button', { name: '返回' }).click()
await phone.getByRole('heading', { name: '等我办的' }).waitFor()
await phone.screenshot({ path: `${root}docs/pictures/phone-home.png` })
await phone.getByRole('button', { name: '长辈版' }).click()
await phone.screenshot({ path: `${root}docs/pictures/phone-elder.png` })
await browser.close()
