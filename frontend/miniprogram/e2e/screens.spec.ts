import { newId, type Schemas } from '@congress/core'
import { expect, test, type Page } from '@playwright/test'
import { measured } from './measured'
import { asPerson, phone, phoneOf, take, type Person } from './phone'

const SCREENS: [Person, string[]][] = [
  ['deputy', ['pages/desk/desk', 'pages/clues/outbox', 'pages/clues/clues', 'pages/notices/notices', 'pages/notices/preferences', 'pages/accounts/me']],
  ['unit', ['pages/desk/desk', 'pages/clues/clues', 'pages/accounts/me']],
]

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expect(page.getByText('正在读取…')).toHaveCount(0)
}

async function show(page: Page, path: string): Promise<void> {
  await page.goto(`/#${path}`)
  await page.reload()
  await settled(page)
}

function everyState(account: string) {
  const entry = (turn: number, state: string, words: string, more = {}) => ({
    id: newId(turn), account, turn, state, photos: [], tried: false, failures: 0, notBefore: 0,
    report: { words, category: 'other', place: { words: '村口', division_name: '虎什哈镇' }, unnamed: false }, ...more,
  })
  return [
    entry(1, 'refused', '村口公厕无人清扫', { why: '位置不在滦平县内，请重新选位置。', issues: { place: '位置不在滦平县内，请重新选位置。' } }),
    entry(2, 'waiting', '小学门口缺减速带'),
    entry(3, 'draft', '河道里有垃圾'),
    entry(4, 'received', '河东路口夜间没有路灯', { receipt: { code: '线索〔2026〕412号', at: '2026-11-22T08:05:00Z' } }),
  ]
}

for (const mode of ['plain', 'elder'] as const) {
  const elder = (page: Page) => page.evaluate(on => localStorage.setItem('wx:elder', String(on)), mode === 'elder')

  for (const [person, screens] of SCREENS) {
    test(`every screen of the ${person}, ${mode}: accessible, large enough`, async ({ browser, request }) => {
      const page = await phone(browser, request, person)
      await elder(page)
      for (const path of screens) {
        await show(page, path)
        await test.step(path, () => measured(page, mode))
        if (process.env.CONGRESS_SHOTS) await page.screenshot({ path: `${process.env.CONGRESS_SHOTS}/${person}-${path.split('/').pop()!}-${mode}.png`, fullPage: true })
      }
    })
  }

  test(`the outbox with an entry in every state, ${mode}`, async ({ browser, request }) => {
    const page = await phone(browser, request, 'deputy')
    await elder(page)
    const { account_id } = await (await asPerson(request, 'deputy'))<Schemas['MeOut']>('/accounts/me')
    await page.context().route('**/api/v1/clues', route => route.abort())
    await page.evaluate(all => all.forEach(one => localStorage.setItem(`wx:entry:${one.id}`, JSON.stringify(one))), everyState(account_id))
    await show(page, 'pages/clues/outbox')
    for (const word of ['草稿', '等网络', '没收下', '已收到']) await expect(page.locator('.tag').getByText(word, { exact: true }).first()).toBeVisible()
    await measured(page, mode)
    if (process.env.CONGRESS_SHOTS) await page.screenshot({ path: `${process.env.CONGRESS_SHOTS}/outbox-${mode}.png`, fullPage: true })
    await page.goto('/')
    await expect(page.getByText('1 件要改，1 件草稿没写完，其余有网自动发送')).toBeVisible()
    await measured(page, mode)
  })

  test(`signing in, ${mode}`, async ({ browser }) => {
    const page = await (await phoneOf(browser, `look-${Date.now()}`)).newPage()
    await page.goto('/')
    await elder(page)
    await page.reload()
    await page.getByRole('button', { name: '绑定', exact: true }).click()
    await measured(page, mode)
    if (process.env.CONGRESS_SHOTS) await page.screenshot({ path: `${process.env.CONGRESS_SHOTS}/sign-in-${mode}.png`, fullPage: true })
  })

  test(`a report, its place, the matter and its steps, ${mode}`, async ({ browser, request }) => {
    const deputy = await phone(browser, request, 'deputy')
    await elder(deputy)
    await show(deputy, 'pages/clues/report')
    await take(deputy, 2)
    await deputy.getByLabel('什么问题').fill('雨后路面塌了一块，大约一米宽，接送学生的车要绕到沟边走。')
    await deputy.getByRole('radio', { name: '道路交通' }).click()
    await settled(deputy)
    await measured(deputy, mode)
    if (process.env.CONGRESS_SHOTS) await deputy.screenshot({ path: `${process.env.CONGRESS_SHOTS}/report-${mode}.png`, fullPage: true })
    await deputy.getByRole('button', { name: '改位置' }).click()
    await settled(deputy)
    await measured(deputy, mode)
    if (process.env.CONGRESS_SHOTS) await deputy.screenshot({ path: `${process.env.CONGRESS_SHOTS}/place-${mode}.png`, fullPage: true })

    const [staff, unit] = [await asPerson(request, 'staff'), await asPerson(request, 'unit')]
    const id = newId()
    const me = await unit<Schemas['MeOut']>('/accounts/me')
    await (await asPerson(request, 'deputy'))('/clues', { id, title: `村西支管冬天冻裂 ${id.slice(-6)}`, words: '四十户没有水。', category: 'water' })
    await staff(`/clues/${id}/verify`, {})
    await staff(`/clues/${id}/hand-over`, { lead_unit_id: me.grant!.unit!.id, signed_by: '沈怀远' })
    const handler = await phone(browser, request, 'unit')
    await elder(handler)
    await show(handler, `pages/clues/clue?id=${id}`)
    await measured(handler, mode)
    await unit(`/clues/${id}/accept`, { handler: '孟知行' })
    for (const name of ['answer', 'ask-time', 'give-back']) {
      await show(handler, `pages/clues/step?id=${id}&step=${name}`)
      await test.step(name, () => measured(handler, mode))
    }
    if (process.env.CONGRESS_SHOTS) await handler.screenshot({ path: `${process.env.CONGRESS_SHOTS}/step-${mode}.png`, fullPage: true })
    await unit(`/clues/${id}/answer`, { words: '主管已经换好，埋深加到一米八。' })
    await show(deputy, `pages/clues/clue?id=${id}`)
    await deputy.getByRole('radio', { name: '不满意', exact: true }).last().click()
    await measured(deputy, mode)
    if (process.env.CONGRESS_SHOTS) await deputy.screenshot({ path: `${process.env.CONGRESS_SHOTS}/clue-${mode}.png`, fullPage: true })
  })
}
