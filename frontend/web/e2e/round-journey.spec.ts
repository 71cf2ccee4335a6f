/** A round is voted on by two deputies on their phones, and shows what they chose. */
import { newId, type Schemas } from '@congress/core'
import type { Browser, Page, PlaywrightWorkerArgs } from '@playwright/test'
import { accessible } from './axe'
import { signedIn, take } from './people'
import { expect, SIZE, test } from './phone/phone'
import { asPerson } from './prepared'

const NEW_PASSWORD = 'piaojue-2026-daibiao'
const TITLES = ['农村饮水管网改造', '老旧小区电梯加装', '村卫生室标准化']
type Voter = { id: string; username: string }
type Ask = Awaited<ReturnType<typeof asPerson>>

/** Two deputies with a password of their own. */
async function voters(playwright: PlaywrightWorkerArgs['playwright'], baseURL: string, staff: Ask): Promise<Voter[]> {
  const me = await staff<Schemas['MeOut']>('/accounts/me')
  const known = await (await asPerson(playwright, baseURL, 'deputy'))<Schemas['MeOut']>('/accounts/me')
  const listed = await staff<{ items: { id: string; name: string }[] }>(`/deputies?congress_id=${me.grant!.congress.id}&limit=60`)
  const request = await playwright.request.newContext({ baseURL })
  const found: Voter[] = []
  for (const deputy of listed.items.reverse()) {
    if (found.length === 2) break
    if (deputy.name === known.name) continue
    const { made, kept } = await staff<Schemas['MadeOut']>('/accounts/for-deputies', { deputy_ids: [deputy.id] })
    const [slip] = await staff<{ username: string; code: string }[]>('/accounts/slips', { account_ids: [...made, ...kept] })
    const { access_token: token } = await (await request.post('/api/v1/sign-ins', { data: { username: slip!.username, password: slip!.code } })).json() as Schemas['SignInOut']
    const set = await request.post('/api/v1/accounts/me/password', { headers: { authorization: `Bearer ${token}` }, data: { old_password: slip!.code, new_password: NEW_PASSWORD } })
    if (set.ok()) found.push({ id: deputy.id, username: slip!.username })
  }
  return found
}

/** A round of a far year whose candidates are published, by the steps of the office. */
async function published(staff: Ask): Promise<string> {
  const id = newId()
  const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)
  const days = { collect_from: day(-60), collect_to: day(-20), screen_by: day(-10), review_by: day(-5), approve_by: day(-3), publish_by: day(0), session_on: day(20), report_by: day(300) }
  const year = 2100 + Math.floor(Math.random() * 90)
  await staff('/projects/rounds', { id, year, title: `${year}年民生实事项目`, to_choose: 2, ...days })
  await staff(`/projects/rounds/${id}/open`, {})
  const { items: units } = await staff<{ items: { id: string }[] }>('/units?limit=1')
  const proposals: string[] = []
  for (const title of TITLES) {
    const one = newId()
    await staff('/projects/proposals', { id: one, round_id: id, title, words: `${title}，群众盼了多年。`, field: 'other' })
    proposals.push(one)
  }
  await staff(`/projects/rounds/${id}/screen`, {})
  for (const [at, one] of proposals.entries()) {
    await staff(`/projects/proposals/${one}/pass`, { entries: ['p1'], money_ok: true, land_ok: true, one_year_ok: true, reason: '都落实了' })
    await staff(`/projects/proposals/${one}/nominate`, { id: newId(), title: TITLES[at], words: '照方案实施', unit_id: units[0]!.id, budget: 1_000_000 })
  }
  for (const step of ['review', 'approve']) await staff(`/projects/rounds/${id}/${step}`, { decided_on: day(-1), document: '会议纪要' })
  await staff(`/projects/rounds/${id}/publish`, {})
  return id
}

async function step(page: Page, name: string, main: string, first?: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await first?.()
  await page.getByRole('dialog').getByRole('button', { name: main, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function votes(browser: Browser, who: Voter, ballot: string, ...chosen: string[]): Promise<void> {
  const page = await (await browser.newContext({ viewport: SIZE, hasTouch: true })).newPage()
  await page.goto('/m/')
  await page.getByLabel('用户名').fill(who.username)
  await page.getByLabel('密码').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('link', { name: /投票/ })).toBeVisible()
  await page.goto(`/m/ballots/${ballot}`)
  await page.getByRole('button', { name: '领票' }).click()
  for (const label of chosen) await page.getByText(label, { exact: true }).click()
  await page.getByRole('button', { name: '投票', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认投出' }).click()
  await expect(page.getByText('已投出')).toBeVisible()
  await page.context().close()
}

test('candidates are voted on by phone, and the round shows what was chosen', async ({ browser, playwright, baseURL }) => {
  const ask = await asPerson(playwright, baseURL!, 'staff')
  const both = await voters(playwright, baseURL!, ask)
  const round = await published(ask)
  const staff = await signedIn(browser, 'staff')
  let ballot = ''

  await test.step('staff set the vote from the round, and put the draft right', async () => {
    await staff.goto(`/projects/rounds/${round}`)
    await take(staff, '设票决', '设票决', async () => {
      await expect(staff.getByLabel('按哪套规则').locator('option')).not.toHaveCount(0)
      await accessible(staff)
      await staff.getByLabel('签到以后才能领票').uncheck()
    })
    await staff.getByRole('link', { name: /年民生实事项目票决/ }).click()
    await expect(staff.getByText('表决事项')).toBeVisible()
    ballot = new URL(staff.url()).pathname.split('/').pop()!
    for (const title of TITLES) await expect(staff.getByRole('link', { name: title })).toBeVisible()
    await staff.getByRole('link', { name: '修改', exact: true }).click()
    await staff.getByLabel('说明').fill('请从三项里选两项。')
    await accessible(staff)
    await staff.getByRole('button', { name: '保存' }).click()
    await expect(staff.getByText('请从三项里选两项。')).toBeVisible()
    await ask(`/ballots/${ballot}/roll`, { deputy_ids: both.map(one => one.id) })
    await staff.reload()
    await step(staff, '开始投票', '开始')
  })

  await test.step('two deputies vote on their phones', async () => {
    for (const who of both) await votes(browser, who, ballot, TITLES[0]!, TITLES[2]!)
  })

  await test.step('it is closed and declared; the round shows the chosen projects by itself', async () => {
    await step(staff, '截止', '截止')
    await step(staff, '宣布结果', '宣布', () => staff.getByRole('dialog').getByLabel('宣布人').fill('顾清源'))
    await staff.getByRole('link', { name: /年民生实事项目$/ }).click()
    await expect(staff.getByText('实施中').first()).toBeVisible()
    await accessible(staff)
    await staff.goto(`/projects?round_id=${round}&state=chosen`)
    await expect(staff.getByText(TITLES[0]!)).toBeVisible()
    await expect(staff.getByText(TITLES[2]!)).toBeVisible()
    await expect(staff.getByText(TITLES[1]!)).toBeHidden()
  })
  await staff.context().close()
})

for (const width of [1440, 390]) {
  test(`the lists and a draft of a ballot are accessible at ${width}`, async ({ browser }) => {
    const page = await signedIn(browser, 'staff', width)
    await page.goto('/projects/lists')
    await expect(page.getByText('负面清单', { exact: true })).toBeVisible()
    await accessible(page)
    await page.getByRole('button', { name: '订新的清单' }).click()
    await accessible(page)
    await page.goto('/ballots?state=draft')
    await page.locator('.opens').first().click()
    await page.getByRole('link', { name: '修改', exact: true }).click()
    await expect(page.getByLabel('表决事项')).toBeVisible()
    await accessible(page)
    await page.context().close()
  })
}

test('a deputy proposes on the phone', async ({ phone }) => {
  const page = await phone.start()
  await page.goto('/m/')
  await page.getByLabel('用户名').fill('luanping.deputy')
  await page.getByLabel('密码').fill('chengde-2026-renda')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('link', { name: /投票/ })).toBeVisible()
  await page.goto('/m/projects/propose')
  await page.getByLabel('想办什么事').fill('修村口的路灯')
  await page.getByLabel('为什么要办').fill('村口的路灯坏了半年，晚上老人孩子出门不安全。')
  await page.getByLabel('公共安全').check()
  await accessible(page)
  await page.getByRole('button', { name: '提出建议' }).click()
  await expect(page.getByRole('status')).toContainText('提上去了')
  await expect(page.getByText('修村口的路灯')).toBeVisible()
})
