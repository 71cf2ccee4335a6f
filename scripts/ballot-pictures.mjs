/**
 * Takes the pictures of the guide to ballots from a running demo, by leading one through its life:
 * CONGRESS_BASE_URL=http://127.0.0.1:8000 node scripts/ballot-pictures.mjs
 */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { chromium } = createRequire(`${root}frontend/web/package.json`)('@playwright/test')
const base = process.env.CONGRESS_BASE_URL ?? 'http://127.0.0.1:8000'
const password = process.env.CONGRESS_DEMO_PASSWORD ?? 'chengde-2026-renda'
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args })
const zone = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }
const PROJECTS = ['农村饮水管网改造', '老旧小区加装电梯', '村卫生室标准化建设', '城区公共停车场', '乡村道路照明', '养老服务站']

/** The API as one person of the demo. */
async function speaker(username) {
  const ask = async (path, body, headers) => {
    const answer = await fetch(`${base}/api/v1${path}`, { method: body ? 'POST' : 'GET', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers }, ...body ? { body: JSON.stringify(body) } : {} })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  const { access_token } = await ask('/sign-ins', { username, password })
  return (path, body) => ask(path, body, { authorization: `Bearer ${access_token}` })
}
async function take(page, name) {
  await page.waitForFunction(() => !/正在读取/.test(document.body.innerText))
  for (const close of await page.locator('.toast button').all()) await close.click().catch(() => undefined)
  await page.screenshot({ path: `${root}docs/pictures/ballot-${name}.png` })
  console.log(name)
}
async function step(page, name, main, fill = async () => undefined) {
  await page.getByRole('button', { name, exact: true }).click()
  await fill(page.getByRole('dialog'))
  await page.getByRole('dialog').getByRole('button', { name: main, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

const staff = await speaker('luanping.staff')
const leader = await speaker('luanping.leader')
const desk = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...zone })).newPage()
await desk.goto(`${base}/`)
await desk.fill('input[autocomplete=username]', 'luanping.staff')
await desk.fill('input[type=password]', password)
await desk.keyboard.press('Enter')
await desk.getByRole('navigation').first().waitFor()

await desk.goto(`${base}/ballots/new`)
await desk.getByLabel('按哪套规则').selectOption({ label: '法律规定：民生实事项目票决（过半数）' })
await desk.getByLabel('名称').fill('2027 年民生实事项目票决')
await desk.getByLabel('表决事项').fill(PROJECTS.join('\n'))
await desk.getByLabel('应选').fill('4')
await take(desk, 'new')
await desk.getByRole('button', { name: '设好，先不开始' }).click()
await desk.waitForURL(/ballots\/[0-9a-f-]{36}/)
const id = new URL(desk.url()).pathname.split('/').pop()
await step(desk, '定名册', '定下来')
await step(desk, '试算', '算一下', dialog => dialog.getByLabel('假设每项都选上一项的票').fill('66'))
await desk.getByText('试算的结果（假设的票）').waitFor()
await take(desk, 'rehearsal')
await step(desk, '开始投票', '开始')

const { items: lines } = await staff(`/ballots/${id}/roll?limit=200`)
const deputy = await (await speaker('luanping.deputy'))('/accounts/me')
const there = lines.filter(line => line.name !== deputy.name).slice(0, Math.ceil(lines.length * 0.8))
for (const line of there) await staff(`/ballots/${id}/presence`, { line_id: line.id })

const hand = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, ...zone })
const phone = await hand.newPage()
await phone.goto(`${base}/m/`)
await phone.getByLabel('用户名').fill('luanping.deputy')
await phone.getByLabel('密码').fill(password)
await phone.getByRole('button', { name: '登录' }).click()
await phone.getByRole('heading', { name: '等我办的' }).waitFor()
const { code } = await staff(`/ballots/${id}/hall`)
await phone.goto(`${base}/m/ballots/${id}?code=${code}`)
await phone.getByRole('button', { name: '领票' }).waitFor()
await take(phone, 'phone-draw')
await phone.getByRole('button', { name: '领票' }).click()
for (const project of [0, 2, 4]) await phone.getByText(PROJECTS[project], { exact: true }).click()
await take(phone, 'phone-fill')
await phone.getByRole('button', { name: '投票', exact: true }).click()
await phone.getByRole('button', { name: '确认投出' }).waitFor()
await take(phone, 'phone-sure')
await hand.setOffline(true)
await phone.getByRole('button', { name: '确认投出' }).click()
await phone.getByText('网络没有通').waitFor()
await phone.screenshot({ path: `${root}docs/pictures/ballot-phone-waiting.png` })
await hand.setOffline(false)
await phone.getByText('已投出').waitFor()

const hall = await desk.context().newPage()
await hall.goto(`${base}/ballots/${id}/hall`)
await hall.getByRole('img', { name: '签到和投票的二维码' }).waitFor()
await take(hall, 'hall')
await hall.close()
for (const line of there) await staff(`/ballots/${id}/hand-out`, { line_id: line.id })
await desk.goto(`${base}/ballots/${id}/roll`)
await desk.getByRole('cell', { name: '纸质票' }).first().waitFor()
await take(desk, 'roll')
const few = Math.floor(there.length / 5)
const said = (copies, ...chosen) => ({ marks: Object.fromEntries(chosen.map(at => [`o00${at + 1}`, 'yes'])), copies })
const batch = crypto.randomUUID()
const { rule } = await staff(`/ballots/${id}`)
const papers = [said(there.length - 2 * few, 0, 2, 3, 4), said(few, 0, 1, 2), said(few, 1, 2, 3, 5)]
for (const paper of papers) paper.marks = Object.fromEntries(Object.keys(paper.marks).map(key => [rule.options[Number(key.slice(1)) - 1].id, 'yes']))
await staff(`/ballots/${id}/batches`, { id: batch, papers })
await staff(`/ballots/${id}/batches/${batch}/confirm`, {})
await leader(`/ballots/${id}/batches/${batch}/confirm`, {})
await desk.goto(`${base}/ballots/${id}/papers`)
await desk.getByText('已两人确认').waitFor()
await take(desk, 'papers')
await desk.goto(`${base}/ballots/${id}`)
await step(desk, '截止', '截止')
await step(desk, '核对票数', '核对', dialog => dialog.getByLabel('收回纸质票').fill(String(there.length)))
await step(desk, '宣布结果', '宣布', dialog => dialog.getByLabel('宣布人').fill('沈怀远'))
await desk.getByText('宣布的结果').waitFor()
await take(desk, 'declared')
await desk.goto(`${base}/ballots/${id}/board`)
await desk.getByRole('button', { name: '在这里核验' }).click()
await desk.getByText('核验通过').waitFor()
await take(desk, 'verified')
await phone.goto(`${base}/m/ballots/${id}`)
await phone.getByText('您的票已计入').waitFor()
await take(phone, 'phone-counted')

const slips = crypto.randomUUID()
await staff('/ballots', { id: slips, title: '2026 年民生实事项目群众满意度测评', rule: { title: '群众测评', method: 'rate', quorum: null, needs: null, denominator: 'valid_papers', options: PROJECTS.slice(0, 3).map((label, at) => ({ id: `p${at}`, label })) } })
await desk.goto(`${base}/ballots/${slips}`)
await step(desk, '定名册', '定下来', dialog => dialog.getByLabel('票签').fill('36'))
await desk.getByRole('heading', { name: '打印票签' }).waitFor()
await take(desk, 'slips')
await browser.close()
