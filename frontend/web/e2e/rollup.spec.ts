/** Problems added up, and the wall screen: each figure opens the rows it counts. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { accessible } from './axe'
import { signedIn } from './people'

async function opensItsRows(page: Page, figure: Locator): Promise<void> {
  const value = (await figure.innerText()).match(/\d+/)![0]
  await figure.click()
  await expect(page.getByText(`共 ${value} 条`)).toBeVisible()
  await page.goBack()
}

test('a county, a year and a campaign open as many rows as their figures say', async ({ browser }) => {
  const page = await signedIn(browser, 'cityStaff')
  for (const by of ['congress', 'year', 'campaign']) {
    await page.goto(`/problems/rollup?by=${by}`)
    const line = page.getByRole('row').nth(2)
    for (const column of [0, 2, 3, 10]) {
      const figure = line.getByRole('cell').nth(column).getByRole('link')
      if (await figure.count()) await test.step(`${by} ${column}`, () => opensItsRows(page, figure))
    }
  }
})

test("a field's line of the month opens its rows in all campaigns", async ({ browser }) => {
  const page = await signedIn(browser, 'cityStaff')
  await page.goto('/problems/monthly')
  const line = page.getByRole('row', { name: /^优化营商环境/ })
  await expect(line).toHaveCount(1)
  await opensItsRows(page, line.getByRole('link').first())
})

test('the wall shows map, rates, what is late and the last week, accessible', async ({ browser }) => {
  const page = await signedIn(browser, 'cityStaff', 1920)
  await page.goto('/campaigns')
  await page.getByRole('row').or(page.getByRole('listitem')).filter({ hasText: '承德市人大' }).filter({ hasText: '“5+2”联动监督' }).locator('.opens').first().click()
  await page.getByRole('link', { name: '挂图作战' }).click()
  await expect(page.getByRole('heading', { name: '各县区整改率' })).toBeVisible()
  await expect(page.getByText(/\d\d:\d\d 更新$/)).toBeVisible()
  await accessible(page)
  await opensItsRows(page, page.getByRole('link', { name: /个问题$/ }))
  const late = page.getByRole('link', { name: /^逾期 \d+$/ })
  await opensItsRows(page, late)
})
