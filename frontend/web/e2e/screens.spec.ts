import { expect, test, type Page } from '@playwright/test'
import { accessible } from './axe'
import { signedIn, type Person } from './people'

const SCREENS: [Person, string[]][] = [
  ['staff', ['/intake', '/intake?light=overdue', '/intake/codes', '/stations', '/stations?ended=true', '/clues', '/clues?light=overdue&state=handling', '/clues?q=没有这样的词', '/clues/new', '/notices', '/notices/settings', '/accounts/me', '/accounts/binding-codes', '/nowhere']],
  ['staff', ['/problems/lists/task', '/problems/lists/responsibility', '/problems/lists/effect', '/problems/lists/rectification', '/problems/rollup', '/problems/rollup?by=year', '/problems/monthly', '/problems/monthly?month=2025-01', '/imports']],
  ['staff', ['/imports/new', '/imports/known-words', '/escalations', '/escalations?side=by_us', '/problems?counted_as=carried_in', '/problems?state=escalated',
    '/self-checks', '/self-checks?state=filed', '/self-checks/compared', '/weekly-reports', '/weekly-reports?state=complete', '/weekly-reports/arrangements']],
  ['cityUnit', ['/escalations']],
  ['deputy', ['/intake', '/stations', '/clues', '/clues/new', '/notices', '/projects', '/projects/rounds', '/projects/proposals']],
  ['unit', ['/self-checks', '/weekly-reports', '/clues', '/clues/new', '/tasks']],
  ['staff', ['/ballots', '/ballots?q=没有这样的词', '/ballots/new', '/ballots/verify', '/tasks']],
  ['staff', ['/tasks?long_term=true', '/tasks?q=没有这样的词', '/tasks/board', '/tasks/board?by=aspect', '/tasks/board?by=owner', '/tasks/new', '/tasks/plans', '/staffing', '/staffing/bodies', '/staffing/bodies?standing=cleared', '/imports/new?kind=tasks']],
  ['staff', ['/projects', '/projects?timing=late', '/projects?q=没有这样的词', '/projects/rounds', '/projects/proposals', '/projects/proposals?state=received', '/rulesets?word=projects']],
  ['cityStaff', ['/escalations', '/escalations?q=没有这样的词', '/tasks', '/tasks/plans', '/staffing', '/staffing/bodies?one_person=true']],
]

test('the sign-in page is accessible', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible()
  await accessible(page)
})

for (const [person, screens] of SCREENS) {
  test(`every screen of the ${person} from ${screens[0]} is accessible`, async ({ browser }) => {
    const page = await signedIn(browser, person)
    for (const screen of screens) {
      await page.goto(screen)
      await settled(page)
      await test.step(screen, () => accessible(page))
    }
  })
}

test("a clue's page and its dialogs are accessible", async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  for (const state of ['submitted', 'verified', 'handling', 'answered', 'signed_off', 'declined']) {
    await page.goto(`/clues?state=${state}`)
    const first = page.locator('.opens').first()
    await settled(page)
    if (!await first.count()) continue
    await first.click()
    await expect(page.getByRole('region', { name: '您可以办的步骤' })).toBeVisible()
    await settled(page)
    await test.step(state, () => accessible(page))
    const step = page.getByRole('region', { name: '您可以办的步骤' }).getByRole('button').first()
    if (!await step.count()) continue
    await step.click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await test.step(`${state}, its first step`, () => accessible(page))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
})

test('what a resident sent and a station are accessible', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  for (const ledger of ['/intake?state=waiting', '/intake?state=admitted', '/intake?state=discarded', '/stations']) {
    await page.goto(ledger)
    await page.locator('.opens').first().click()
    await expect(page.getByRole('heading', { name: '时间线' })).toBeVisible()
    await settled(page)
    await test.step(ledger, () => accessible(page))
  }
})

test("a task, a plan, a body and a county's staffing are accessible", async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  for (const ledger of ['/tasks?state=under_way', '/tasks?state=confirmed', '/tasks/plans', '/staffing/bodies?standing=under_way']) {
    await page.goto(ledger)
    await page.locator('.opens').first().click()
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await settled(page)
    await test.step(ledger, () => accessible(page))
  }
  await page.goto('/staffing')
  await page.locator('main tbody th a, main li h3 a').first().click()
  await expect(page.getByRole('heading', { name: '谁说过什么' })).toBeVisible()
  await settled(page)
  await accessible(page)
  await page.getByRole('button', { name: '记一条说法' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await accessible(page)
})

test('a problem on its ladder, an escalation and their dialogs are accessible', async ({ browser }) => {
  const staff = await signedIn(browser, 'staff')
  const city = await signedIn(browser, 'cityStaff')
  for (const [page, ledger] of [[staff, '/problems?counted_as=escalated'], [staff, '/problems?counted_as=carried_in'], [city, '/escalations?state=asked'], [city, '/escalations?state=with_unit']] as const) {
    await page.goto(ledger)
    await page.locator('.opens').first().click()
    const bar = page.getByRole('region', { name: '您可以办的步骤' })
    await expect(bar).toBeVisible()
    await settled(page)
    await test.step(ledger, () => accessible(page))
    const step = bar.getByRole('button').first()
    if (!await step.count()) continue
    await step.click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await test.step(`${ledger}, its first step`, () => accessible(page))
    await page.keyboard.press('Escape')
  }
})

test('carrying over is accessible', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/problems?state=rectifying')
  await page.getByRole('checkbox', { name: /^选中 滦平人问/ }).first().check()
  await page.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '结转' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await settled(page)
  await accessible(page)
})

test('a self-check, a weekly report and their first steps are accessible', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  for (const ledger of ['/self-checks?state=filed', '/self-checks?state=reviewed', '/weekly-reports?state=complete', '/weekly-reports?state=sent&direction=from_unit', '/weekly-reports?state=draft&direction=to_unit']) {
    await page.goto(ledger)
    await page.locator('.opens').first().click()
    await expect(page.getByRole('heading', { name: '时间线' })).toBeVisible()
    await settled(page)
    await test.step(ledger, () => accessible(page))
    const step = page.getByRole('region', { name: '您可以办的步骤' }).getByRole('button').first()
    if (!await step.count()) continue
    await step.click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await test.step(`${ledger}, its first step`, () => accessible(page))
  }
})

test('the ledgers of campaigns and instruments are accessible', async ({ browser }) => {
  for (const person of ['staff', 'unit'] as const) {
    const page = await signedIn(browser, person)
    for (const screen of ['/campaigns', '/instruments', '/instruments?late=true', '/instruments/opinions']) {
      await page.goto(screen)
      await settled(page)
      await test.step(`${person} ${screen}`, () => accessible(page))
    }
  }
})

test("a campaign's tabs, a point and an instrument are accessible", async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/campaigns')
  await page.locator('.opens', { hasText: `${new Date().getFullYear()}年“5+2”联动监督` }).first().click()
  await expect(page.getByRole('navigation', { name: '联动监督的各部分' })).toBeVisible()
  const campaign = new URL(page.url()).pathname
  for (const [tab, dialog] of [['', '改发现问题'], ['/fields', '增加领域'], ['/organisation', '改成员'], ['/plans', '起草方案'], ['/steps', '增加步骤'], ['/coverage', '增加点位'], ['/instruments', ''], ['/points', '']]) {
    await page.goto(`${campaign}${tab}`)
    await settled(page)
    await test.step(tab || 'overview', () => accessible(page))
    if (!dialog) continue
    await page.getByRole('button', { name: dialog }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await test.step(`${tab}, ${dialog}`, () => accessible(page))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await page.goto(`${campaign}/points`)
  await page.locator('.opens').first().click()
  await expect(page.getByRole('heading', { name: '走访记录' })).toBeVisible()
  await settled(page)
  await test.step('a point', () => accessible(page))
  await page.getByRole('button', { name: '记走访' }).click()
  await test.step('a visit', () => accessible(page))
  await page.goto('/instruments')
  await page.getByRole('button', { name: '列入计划' }).click()
  await test.step('plan an instrument', () => accessible(page))
  await page.keyboard.press('Escape')
  await page.locator('.opens').first().click()
  await expect(page.getByRole('heading', { name: '关系到的问题' })).toBeVisible()
  await settled(page)
  await test.step('an instrument', () => accessible(page))
})

test('the keyboard leads through a ledger', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/clues')
  const rows = page.locator('tbody .opens')
  await expect(rows.nth(2)).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('search', { name: '在清单里查' }).getByRole('searchbox')).toBeFocused()
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  const title = await rows.nth(1).innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.getByRole('button', { name: '下一条' }).click()
  await expect(page.getByText('第 3 条，共')).toBeVisible()
})

test('filters live in the address, and a view of them can be saved and forgotten', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/clues')
  await page.getByRole('button', { name: '类别' }).click()
  await page.getByRole('checkbox', { name: '道路交通' }).check()
  await expect(page).toHaveURL(/category=roads/)
  await expect(page.getByText('类别：道路交通')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '存为视图' }).click()
  const name = `道路 ${Date.now() % 10_000}`
  await page.getByLabel('视图名').fill(name)
  await page.getByRole('button', { name: '存下' }).click()
  await page.getByRole('button', { name: '清除' }).click()
  await expect(page).not.toHaveURL(/category/)
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page).toHaveURL(/category=roads/)
  await page.getByRole('button', { name: `删除视图 ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
})

test('the ledger goes out as a workbook, filtered as on screen', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/clues?light=overdue')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Excel 导出' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
})

test('who is not signed in is led back to where they wanted to go', async ({ page }) => {
  await page.goto('/clues?light=overdue')
  await expect(page).toHaveURL(/sign-in\?back=/)
  await page.getByLabel('用户名').fill('luanping.staff')
  await page.getByLabel('密码').fill('not-the-password-1')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByLabel('密码').fill('chengde-2026-renda')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(url => url.pathname === '/clues' && url.search === '?light=overdue')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: '问题线索' })).toBeVisible()
})

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expect(page.getByText('正在读取…')).toHaveCount(0)
}
