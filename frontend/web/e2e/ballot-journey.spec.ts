/** A vote from its making to its verification: three deputies on phones, one with paper, and nobody's choice to be seen. */
import type { Schemas } from '@congress/core'
import type { Browser, Page, PlaywrightWorkerArgs } from '@playwright/test'
import { accessible } from './axe'
import { signedIn } from './people'
import { expect, SIZE, test } from './phone/phone'
import { asPerson } from './prepared'

const NEW_PASSWORD = 'piaojue-2026-daibiao'

/** Deputies with an account and a password set, but for the one of the other tests: who they are on the roll, and how they sign in. */
async function voters(playwright: PlaywrightWorkerArgs['playwright'], baseURL: string, wanted: number): Promise<{ id: string; name: string; username: string }[]> {
  const staff = await asPerson(playwright, baseURL, 'staff')
  const me = await staff<Schemas['MeOut']>('/accounts/me')
  const listed = await staff<{ items: { id: string; name: string }[] }>(`/deputies?congress_id=${me.grant!.congress.id}&limit=${wanted + 20}`)
  const known = await (await asPerson(playwright, baseURL, 'deputy'))<Schemas['MeOut']>('/accounts/me')
  const request = await playwright.request.newContext({ baseURL })
  const found: { id: string; name: string; username: string }[] = []
  for (const deputy of listed.items) {
    if (found.length === wanted) break
    if (deputy.name === known.name) continue
    const { made, kept } = await staff<Schemas['MadeOut']>('/accounts/for-deputies', { deputy_ids: [deputy.id] })
    const [slip] = await staff<{ username: string; code: string }[]>('/accounts/slips', { account_ids: [...made, ...kept] })
    const { access_token: token } = await (await request.post('/api/v1/sign-ins', { data: { username: slip!.username, password: slip!.code } })).json() as Schemas['SignInOut']
    const set = await request.post('/api/v1/accounts/me/password', { headers: { authorization: `Bearer ${token}` }, data: { old_password: slip!.code, new_password: NEW_PASSWORD } })
    if (set.ok()) found.push({ id: deputy.id, name: deputy.name, username: slip!.username })
  }
  return found
}

async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/m/')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('link', { name: /投票/ })).toBeVisible()
}

async function fill(page: Page, ...chosen: string[]): Promise<void> {
  for (const label of chosen) await page.getByText(label, { exact: true }).click()
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: '投票', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认投出' }).click()
}

async function step(page: Page, name: string, main: string, first?: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await first?.()
  await page.getByRole('dialog').getByRole('button', { name: main, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

const onPhone = async (browser: Browser, username: string): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: SIZE, hasTouch: true })).newPage()
  await enter(page, username, NEW_PASSWORD)
  return page
}

test('a vote goes from a rule to a result that anybody can check', async ({ phone, browser, playwright, baseURL }) => {
  const title = `民生实事票决 ${Date.now()}`
  const [first, second, third, onPaper] = await voters(playwright, baseURL!, 4) as [Voter, Voter, Voter, Voter]
  const staff = await signedIn(browser, 'staff')
  const ask = await asPerson(playwright, baseURL!, 'staff')
  let id = ''

  await test.step('staff set it from a rule and see a rehearsal', async () => {
    await staff.goto('/ballots/new')
    await staff.getByLabel('按哪套规则').selectOption({ label: '法律规定：民生实事项目票决（过半数）' })
    await staff.getByLabel('名称').fill(title)
    await staff.getByLabel('表决事项').fill('农村饮水管网\n老旧小区改造\n村卫生室标准化')
    await staff.getByLabel('应选').fill('2')
    await accessible(staff)
    await staff.getByRole('button', { name: '设好，先不开始' }).click()
    await expect(staff.getByRole('heading', { name: title })).toBeVisible()
    await expect(staff).toHaveURL(/ballots\/[0-9a-f-]{36}/)
    id = new URL(staff.url()).pathname.split('/').pop()!
    await ask(`/ballots/${id}/roll`, { deputy_ids: [first.id, second.id, third.id, onPaper.id] })
    await staff.reload()
    await step(staff, '试算', '算一下', () => staff.getByRole('dialog').getByLabel('假设每项都选上一项的票').fill('3'))
    await expect(staff.getByText('试算的结果（假设的票）')).toBeVisible()
    await step(staff, '开始投票', '开始')
    await expect(staff.getByText('正在投票', { exact: true }).first()).toBeVisible()
  })

  await test.step('the door is kept: all four are there, one is given paper', async () => {
    await staff.goto(`/ballots/${id}/roll`)
    for (const one of [first, second, third, onPaper]) {
      await staff.getByRole('button', { name: `${one.name}到了` }).click()
      await expect(staff.getByRole('button', { name: `${one.name}没到，点错了` })).toBeVisible()
    }
    await staff.getByRole('button', { name: `给${onPaper.name}纸质票` }).click()
    await expect(staff.getByRole('cell', { name: '纸质票', exact: true })).toBeVisible()
    await accessible(staff)
  })

  let page = await phone.start()
  await test.step('a deputy draws and marks a paper, and the phone restarts before it is cast', async () => {
    await enter(page, first.username, NEW_PASSWORD)
    await page.getByRole('link', { name: /投票/ }).click()
    await page.getByRole('link', { name: new RegExp(title) }).click()
    await page.getByRole('button', { name: '领票' }).click()
    await fill(page, '农村饮水管网')
    await accessible(page)
    await phone.kill()
    page = await phone.start()
    await page.goto(`/m/ballots/${id}`)
    await expect(page.getByRole('checkbox', { name: '农村饮水管网' })).toBeChecked()
    await fill(page, '老旧小区改造')
  })

  await test.step('without a network the phone says that it is not in, and casts it by itself later', async () => {
    phone.line.cut()
    await send(page)
    await expect(page.getByText('还没有投出')).toBeVisible()
    await expect(page.getByText('已投出')).toBeHidden()
    await phone.kill()
    phone.line.mend()
    page = await phone.start()
    await page.goto(`/m/ballots/${id}`)
    await expect(page.getByText('已投出')).toBeVisible()
  })

  const others: Page[] = []
  await test.step('two more vote; one paper more than there are seats cannot be cast', async () => {
    for (const [at, one] of [second, third].entries()) {
      const other = await onPhone(browser, one.username)
      others.push(other)
      await other.goto(`/m/ballots/${id}`)
      await other.getByRole('button', { name: '领票' }).click()
      await fill(other, '农村饮水管网', '老旧小区改造', '村卫生室标准化')
      await other.getByRole('button', { name: '投票', exact: true }).click()
      await expect(other.getByText('请去掉 1 项')).toBeVisible()
      await fill(other, at ? '老旧小区改造' : '村卫生室标准化')
      const asked = other.waitForRequest(/\/cast$/)
      await send(other)
      const headers = await (await asked).allHeaders()
      expect(headers['authorization']).toBeUndefined()
      expect(headers['cookie']).toBeUndefined()
      await expect(other.getByText('已投出')).toBeVisible()
    }
  })

  await test.step('the hall sees how many, and no tendency', async () => {
    const hall = await staff.context().newPage()
    await hall.goto(`/ballots/${id}/hall`)
    await expect(hall.getByRole('img', { name: '签到和投票的二维码' })).toBeVisible()
    await expect(hall.getByText('已投').locator('..')).toContainText('3')
    await expect(hall.getByText('农村饮水管网')).toBeHidden()
    await accessible(hall)
    await hall.close()
  })

  await test.step('tellers enter the paper ballot, and two of them confirm it', async () => {
    await staff.goto(`/ballots/${id}`)
    await step(staff, '截止', '截止')
    await staff.goto(`/ballots/${id}/papers`)
    await staff.getByRole('button', { name: '登记一批' }).click()
    await staff.getByRole('dialog').getByLabel('农村饮水管网').check()
    await staff.getByRole('dialog').getByRole('button', { name: '加上' }).click()
    await accessible(staff)
    await staff.getByRole('dialog').getByRole('button', { name: '登记 1 张' }).click()
    await staff.getByRole('button', { name: '核对无误，确认' }).click()
    await expect(staff.getByText('已一人确认')).toBeVisible()
    const leader = await signedIn(browser, 'leader')
    await leader.goto(`/ballots/${id}/papers`)
    await leader.getByRole('button', { name: '核对无误，确认' }).click()
    await expect(leader.getByText('已两人确认')).toBeVisible()
    await leader.context().close()
  })

  await test.step('the papers add up, and the result is declared with its reckoning', async () => {
    await staff.goto(`/ballots/${id}`)
    await step(staff, '核对票数', '核对', () => staff.getByRole('dialog').getByLabel('收回纸质票').fill('1'))
    await expect(staff.getByText('计票结果（还没有宣布）')).toBeVisible()
    await step(staff, '宣布结果', '宣布', () => staff.getByRole('dialog').getByLabel('宣布人').fill('顾清源'))
    await expect(staff.getByText('宣布的结果')).toBeVisible()
    await expect(staff.getByText('农村饮水管网：得票 4，入选', { exact: true })).toBeVisible()
    await accessible(staff)
    for (const kind of ['表决记录 Word', 'PDF']) {
      const download = staff.waitForEvent('download')
      await staff.getByRole('button', { name: kind, exact: true }).click()
      expect((await download).suggestedFilename()).toContain(title)
    }
  })

  await test.step('the deputy sees that theirs was counted, and lets the receipt go', async () => {
    await page.goto(`/m/ballots/${id}`)
    await expect(page.getByText('您的票已计入，与投出时一样。')).toBeVisible()
    await accessible(page)
    await page.getByRole('button', { name: '删掉回执' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删掉' }).click()
    await expect(page.getByText('回执已经删掉')).toBeVisible()
    await expect(page.getByText('已投出')).toBeVisible()
  })

  await test.step('the browser counts the board again', async () => {
    await staff.goto(`/ballots/${id}/board`)
    await staff.getByRole('button', { name: '在这里核验' }).click()
    await expect(staff.getByText('按规则重新计算与宣布的结果一致')).toBeVisible()
    await accessible(staff)
  })
  await Promise.all(others.map(other => other.context().close()))
  await staff.context().close()
})

type Voter = { id: string; name: string; username: string }
