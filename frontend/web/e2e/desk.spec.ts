import { expect, test, type Browser, type Page } from '@playwright/test'
import { accessible, accessibleAtThisWidth } from './axe'
import { PASSWORD, signedIn, type Person } from './people'

const SCREENS: [Person, string[]][] = [
  ['staff', ['/desk', '/desk?due=overdue', '/overview', '/supervision-tasks', '/supervision-tasks?light=overdue', '/search?q=水', '/search?q=没有这样的词']],
  ['deputy', ['/desk', '/search?q=水']],
  ['unit', ['/desk', '/supervision-tasks']],
  ['leader', ['/desk', '/overview']],
]

for (const [person, screens] of SCREENS) {
  test(`what the ${person} looks at first is accessible`, async ({ browser }) => {
    const page = await signedIn(browser, person)
    for (const screen of screens) {
      await page.goto(screen)
      await settled(page)
      await test.step(screen, () => accessible(page))
    }
  })
}

test('the first screen says what waits, and leads to it', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/等您办/)
  const first = page.getByRole('region', { name: '等我办' }).getByRole('listitem').first()
  const title = await first.getByRole('link').innerText()
  await first.getByRole('link').click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).not.toContainText(/等您办/)
  expect(title).toContain(await heading.innerText())
})

test('a figure of the week opens exactly the rows it counts', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/desk')
  const figure = page.getByRole('region', { name: '本周数字' }).getByRole('link', { name: '交办问题' })
  const value = await figure.locator('b').innerText()
  await figure.click()
  await expect(page).toHaveURL(/handed_over_from/)
  await counts(page, Number(value))
})

test('a figure of the overview opens exactly the rows it counts, also from its chart and its map', async ({ browser }) => {
  const page = await cityLeader(browser)
  await page.goto('/overview')
  const units = page.getByRole('region', { name: '承办单位的率' })
  const figure = units.getByRole('link', { name: /按期答复率，[1-9]/ }).first()
  const value = await figure.innerText()
  await figure.click()
  await expect(page).toHaveURL(/unit_id=.*answer=in_time/)
  await counts(page, Number(value))

  await page.goBack()
  await page.getByRole('img', { name: /按期答复率：承德市本级/ }).locator('path[fill="#6f8fa8"]').first().click()
  await expect(page).toHaveURL(/answer=in_time/)
  await page.goBack()
  await expect(page.getByText('界线来源：天地图')).toBeVisible()
  await page.getByRole('img', { name: /按期答复率：双桥区/ }).getByText('围场').click()
  await expect(page).toHaveURL(/within_id=.*answer=in_time/)
})

test('one box finds everything by keyboard alone', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/desk')
  await settled(page)
  await page.keyboard.press('/')
  const box = page.getByRole('combobox', { name: '全站查找' })
  await expect(box).toBeFocused()
  await box.fill('水务')
  await expect(page.getByRole('option', { name: /滦平县水务局/ })).toBeVisible()
  await accessibleAtThisWidth(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { selected: true })).toHaveCount(1)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('水务')
})

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expect(page.getByText('正在读取…')).toHaveCount(0)
}

async function counts(page: Page, count: number): Promise<void> {
  if (count) await expect(page.getByText(`，共 ${count} 条`)).toBeVisible()
  else await expect(page.getByText('没有符合这些条件的')).toBeVisible()
}

async function cityLeader(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill('chengde.leader')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}
