/** The county's own workbook goes in with a preview, and every figure opens the rows it counts. */
import { fileURLToPath } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { accessible } from './axe'
import { signedIn } from './people'

const SAMPLE = fileURLToPath(new URL('../../../tests/samples/luanping-problem-list.xlsx', import.meta.url))

test('the sample workbook comes in as 7 fields, 28 aspects, 89 problems, 49 rectified, 55.06 %', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  const code = `清单 ${Date.now()}`
  let campaign = ''

  await test.step('start a campaign of one\'s own', async () => {
    await page.goto('/campaigns')
    await page.getByRole('button', { name: '发起联动监督' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill(`滦平县${code}`)
    await dialog.getByLabel('代号').fill(code)
    await dialog.getByLabel('年度').fill('2022')
    await dialog.getByRole('button', { name: '发起', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: code })).toBeVisible()
    campaign = new URL(page.url()).pathname
    await accessible(page)
  })

  await test.step('upload the workbook and look at the preview', async () => {
    await page.getByRole('link', { name: 'Excel 导入' }).click()
    await page.getByLabel('表格文件').setInputFiles(SAMPLE)
    await page.getByRole('button', { name: '上传，看预览' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '导入预览' })).toBeVisible()
    await expect(card(page, '新增')).toContainText('89')
    await expect(card(page, '不收')).toContainText('0')
    await expect(page.getByText('将新建 7 个领域')).toBeVisible()
    await expect(page.getByText('将新建 28 个方面')).toBeVisible()
    await accessible(page)
  })

  await test.step('bring it in and see the figures', async () => {
    await page.getByRole('button', { name: '导入全部 89 行' }).click()
    await expect(page).toHaveURL(/\/problems\?campaign_id=/)
    const strip = page.getByRole('region', { name: '汇总' })
    for (const figure of ['领域 7', '方面 28', '问题 89', '已整改 49', '整改率 55.06%']) await expect(strip).toContainText(figure)
    await expect(page.getByText('共 89 条')).toBeVisible()
    await strip.getByRole('link', { name: '已整改 49' }).click()
    await expect(page.getByText('共 49 条')).toBeVisible()
    await strip.getByRole('link', { name: '方面 28' }).click()
    await expect(page.getByText('7 个领域，28 个方面')).toBeVisible()
    await accessible(page)
    await page.getByRole('link', { name: '14', exact: true }).first().click()
    await expect(page.getByText('共 14 条')).toBeVisible()
    await accessible(page)
  })

  await test.step('the same workbook again changes nothing', async () => {
    await page.goto(campaign)
    await page.getByRole('link', { name: 'Excel 导入' }).click()
    await page.getByLabel('表格文件').setInputFiles(SAMPLE)
    await page.getByRole('button', { name: '上传，看预览' }).click()
    await expect(card(page, '不变')).toContainText('89')
    await expect(page.getByText('全部不变，没有要导入的')).toBeVisible()
    await page.getByRole('button', { name: '取消导入' }).click()
    await expect(page.getByText('已取消', { exact: false }).first()).toBeVisible()
  })
})

test('what is not understood is asked, and what is wrong is shown where it stands', async ({ browser }) => {
  const page = await signedIn(browser, 'staff', 390)
  await page.goto('/desk')
  await page.getByRole('link', { name: '导入清单' }).click()
  const rows = ['领域,问题描述,责任单位,整改时限,整改状态', '优化营商环境,窗口午间无人值守,审批局,2026-13-05,正在办', '优化营商环境,排队时间长,县行政审批局,2026年6月1日,正在整改']
  await page.getByLabel('表格文件').setInputFiles({ name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
  await page.getByRole('button', { name: '上传，看预览' }).click()
  await expect(card(page, '不收')).toContainText('3 格有错')
  await expect(page.getByText('不是完整的日期，请写成 2026-12-05。')).toBeVisible()
  await expect(page.getByText('没看懂“正在办”，请选它是什么意思。')).toBeVisible()
  await accessible(page)
  await page.getByLabel('整改状态“正在办”').selectOption({ label: '正在整改' })
  await page.getByRole('button', { name: '就这样，重新比对' }).click()
  await expect(card(page, '不收')).toContainText('2 格有错')
  await page.getByRole('button', { name: '取消导入' }).click()
})

const card = (page: Page, word: string) => page.getByRole('region', { name: '导入结果' }).locator('.card').filter({ hasText: word })
