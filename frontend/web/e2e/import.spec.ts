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

/** A CSV as an office writes it; the words differ from run to run, so that the rows are new. */
const csv = (rows: string[]) => ({ name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from(['领域,问题描述,责任单位,整改时限,整改状态', ...rows].join('\n')) })

async function uploaded(page: Page, rows: string[]): Promise<void> {
  await page.goto('/imports/new')
  await page.getByLabel('表格文件').setInputFiles(csv(rows))
  await page.getByRole('button', { name: '上传，看预览' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '导入预览' })).toBeVisible()
}

test('an unknown unit, state and day are asked once and remembered, and can be forgotten', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  const mark = `${Date.now()}`
  const [unit, state, lasting] = [`甲乙丙中心${mark}`, `抓紧办${mark}`, `长期${mark}`]
  await uploaded(page, [`优化营商环境,窗口无人值守${mark},${unit},4月底,${state}`, `优化营商环境,排队时间长${mark},${unit},${lasting},${state}`])
  await expect(card(page, '不收')).toContainText('6 格有错')
  await accessible(page)
  await page.getByLabel(`责任单位“${unit}”`).selectOption({ label: '别的单位…' })
  await page.getByRole('combobox', { name: `“${unit}”是哪个单位` }).fill('水务')
  await page.getByRole('listbox', { name: `“${unit}”是哪个单位` }).getByRole('option', { name: '滦平县水务局' }).click()
  await page.getByLabel(`整改状态“${state}”`).selectOption({ label: '正在整改' })
  await page.getByLabel('整改时限“4月底”').selectOption({ label: '另选一天…' })
  await page.getByLabel('“4月底”是哪一天').fill('2026-04-29')
  await page.getByLabel(`整改时限“${lasting}”`).selectOption({ label: '不定日期' })
  await accessible(page)
  await page.getByRole('button', { name: '就这样，重新比对' }).click()
  await expect(card(page, '新增')).toContainText('2')
  await page.getByRole('button', { name: '导入全部 2 行' }).click()
  await expect(page).toHaveURL(/\/problems/)

  await uploaded(page, [`优化营商环境,第三件事${mark},${unit},${lasting},${state}`])
  await expect(card(page, '新增')).toContainText('1')
  await expect(card(page, '不收')).toContainText('0')
  await page.getByRole('button', { name: '取消导入' }).click()

  await page.goto('/imports/known-words')
  await expect(page.getByText(`也写作`).filter({ hasText: unit })).toBeVisible()
  await page.getByLabel(`“${state}”的意思`).selectOption({ label: '已完成' })
  await expect(page.getByText('以后按新的意思读')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: `不再记“${state}”` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不再记' }).click()
  await expect(page.getByText('下次会再问')).toBeVisible()
  await uploaded(page, [`优化营商环境,第三件事${mark},${unit},${lasting},${state}`])
  await expect(page.getByLabel(`整改状态“${state}”`)).toBeVisible()
  await page.getByRole('button', { name: '取消导入' }).click()
})

test('a large workbook says how far it is and can be cancelled while its rows are read', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await uploaded(page, Array.from({ length: 30_000 }, (_, i) => `优化营商环境,第${i}件事没有办,滦平县水务局,2026-12-01,正在整改`))
  await expect(page.getByRole('progressbar', { name: '读取进度' })).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '取消导入' }).click()
  await expect(page.getByText('已取消', { exact: false }).first()).toBeVisible()
  await page.goto('/problems?q=第29999件事')
  await expect(page.getByText('没有符合这些条件的')).toBeVisible()
})

test('the four lists and the ledger are a click apart, and go out as Word and PDF', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/problems')
  const lists = page.getByRole('navigation', { name: '四清单一台账' })
  for (const list of ['任务清单', '责任清单', '效果清单', '整改台账']) {
    await lists.getByRole('link', { name: list }).click()
    await expect(page.getByRole('heading', { level: 1, name: list })).toBeVisible()
    await expect(page.locator('tbody tr').first()).toBeVisible()
  }
  for (const [button, ending] of [['Word', 'docx'], ['PDF', 'pdf'], ['Excel 导出', 'xlsx']] as const) {
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: button, exact: true }).click()
    expect((await saved).suggestedFilename()).toMatch(new RegExp(`^整改台账[\\d-]+\\.${ending}$`))
  }
})

test('a month is reported: each figure opens its rows, and staff get it as Word', async ({ browser }) => {
  const page = await signedIn(browser, 'staff', 390)
  await page.goto('/problems')
  await page.getByRole('link', { name: '每月一报' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '每月一报' })).toBeVisible()
  const all = page.getByRole('row', { name: '合计' }).getByRole('link').first()
  const count = await all.innerText()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 Word' }).click()
  expect((await saved).suggestedFilename()).toMatch(/月报.*\.docx$/)
  await all.click()
  await expect(page.getByText(`共 ${count} 条`)).toBeVisible()
})

const card = (page: Page, word: string) => page.getByRole('region', { name: '导入结果' }).locator('.card').filter({ hasText: word })
