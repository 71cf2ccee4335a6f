/** A Word table of tasks comes in, a unit reports, staff press, send back and confirm; staffing shows its conflict. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { accessible } from './axe'
import { signedIn, take } from './people'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const OWN = join(ROOT, '.venv/bin/python')
const PYTHON = process.env.CONGRESS_PYTHON ?? (existsSync(OWN) ? OWN : 'python3')

/** A Word file as an office sends it: numbered headings, a table below each, one with merged cells. */
function wordFile(stamp: string): string {
  const path = join(tmpdir(), `tasks-${stamp}.docx`)
  const script = `
import sys
from docx import Document
made = Document()
made.add_paragraph("重点任务分工方案")
head = ["序号", "任务内容", "责任单位", "完成时限"]
for name, rows in [
    ("一、明方向（1项）", [["1", "每月组织一次集中学习${stamp}", "办公室", "长期坚持"]]),
    ("二、强监督（2项）", [
        ["2", "饮用水水源地保护区标识牌全部更换${stamp}", "县水务局、生态环境局", "年底前"],
        ["3", "完善农村供水管护办法${stamp}", "县水务管理局", "年底前"],
    ]),
]:
    made.add_paragraph(name)
    table = made.add_table(rows=1 + len(rows), cols=4)
    for line, row in enumerate([head, *rows]):
        for place, said in enumerate(row):
            table.cell(line, place).text = said
made.save(sys.argv[1])
`
  execFileSync(PYTHON, ['-c', script, path])
  return path
}

test('tasks come in from a Word table, are reported, pressed, sent back and confirmed', async ({ browser }) => {
  const stamp = String(Date.now())
  const staff = await signedIn(browser, 'staff')

  await test.step('set a plan up', async () => {
    await staff.goto('/tasks/plans')
    await staff.getByRole('button', { name: '新建分工方案' }).click()
    const dialog = staff.getByRole('dialog')
    await dialog.getByLabel('名称').fill(`重点任务${stamp}`)
    await dialog.getByLabel('文件标题').fill('关于加强和改进人大工作的实施意见')
    await accessible(staff)
    await dialog.getByRole('button', { name: '建立' }).click()
    await expect(staff.getByRole('heading', { level: 1, name: `重点任务${stamp}` })).toBeVisible()
  })

  await test.step('look at what the table would bring, and answer what is asked', async () => {
    await staff.getByRole('link', { name: '表格导入' }).click()
    await staff.getByLabel('表格文件').setInputFiles(wordFile(stamp))
    await staff.getByRole('button', { name: '上传，看预览' }).click()
    await expect(card(staff, '新增')).toContainText('2')
    await expect(card(staff, '不收')).toContainText('1 格有错')
    await expect(staff.getByText('名单里没有“县水务管理局”').first()).toBeVisible()
    await accessible(staff)
    await staff.getByLabel('责任单位“县水务管理局”').selectOption({ label: '滦平县水务局' })
    await staff.getByRole('button', { name: '就这样，重新比对' }).click()
    await staff.getByRole('button', { name: '导入全部 5 行' }).click()
    await expect(staff).toHaveURL(/\/tasks\?plan_id=/)
    const strip = staff.getByRole('region', { name: '汇总' })
    for (const figure of ['任务 3', '有时限 2', '其中已完成 0', '完成率 0.00%', '长期坚持 1']) await expect(strip).toContainText(figure)
  })

  await test.step('several are pressed at once', async () => {
    await staff.getByRole('checkbox', { name: /2号/ }).check()
    await staff.getByRole('checkbox', { name: /3号/ }).check()
    await staff.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '督办' }).click()
    await staff.getByRole('dialog').getByLabel('督办意见').fill('请抓紧')
    await accessible(staff)
    await staff.getByRole('dialog').getByRole('button', { name: '督办 2 项' }).click()
    await expect(staff.getByText('2 项已经督办')).toBeVisible()
  })

  const unit = await signedIn(browser, 'unit', 390)
  await test.step('the unit finds it on its desk, tells progress and reports it done', async () => {
    await unit.goto(`/tasks?q=${encodeURIComponent(`标识牌全部更换${stamp}`)}`)
    await unit.locator('.opens').first().click()
    await expect(unit.getByRole('heading', { level: 1 })).toContainText('饮用水水源地')
    await take(unit, '开始办理', '开始办理', () => unit.getByRole('dialog').getByLabel('经办人').fill('孟知行'))
    await take(unit, '报进展', '报送', () => unit.getByRole('dialog').getByLabel('进展情况').fill('已更换一半'))
    await accessible(unit)
    await unit.getByRole('button', { name: '更多步骤' }).click()
    await unit.getByRole('menuitem', { name: '报完成' }).click()
    await unit.getByRole('dialog').getByLabel('完成情况').fill('全部更换')
    await unit.getByRole('dialog').getByRole('button', { name: '报送' }).click()
    await expect(unit.getByRole('dialog')).toBeHidden()
    await expect(unit.getByText('现在没有等您办的步骤').or(unit.getByText('已报完成').first())).toBeVisible()
  })

  await test.step('staff send it back, the unit reports again, staff confirm', async () => {
    await staff.goto(new URL(unit.url()).pathname)
    await take(staff, '退回', '退回', () => staff.getByRole('dialog').getByLabel('哪里没有办好').fill('缺照片'))
    await unit.reload()
    await unit.getByRole('button', { name: '更多步骤' }).click()
    await unit.getByRole('menuitem', { name: '报完成' }).click()
    await unit.getByRole('dialog').getByLabel('完成情况').fill('照片补齐')
    await unit.getByRole('dialog').getByRole('button', { name: '报送' }).click()
    await expect(unit.getByRole('dialog')).toBeHidden()
    await staff.reload()
    await take(staff, '确认完成', '确认完成')
    for (const title of ['确认完成', '报告完成', '退回继续办理', '督办', '报告进展', '开始办理']) {
      await expect(staff.getByRole('complementary').getByText(title, { exact: false }).first()).toBeVisible()
    }
    await accessible(staff)
  })

  await test.step('the board counts it by state, and a count opens its rows', async () => {
    await staff.goto('/tasks/plans')
    await staff.getByRole('link', { name: `重点任务${stamp}` }).click()
    await expect(staff.getByRole('region', { name: '汇总' })).toContainText('完成率 50.00%')
    await staff.getByRole('link', { name: '看板' }).click()
    await expect(staff.getByRole('region', { name: '已确认，1 项' })).toContainText('标识牌全部更换')
    await accessible(staff)
    await staff.getByRole('link', { name: '已确认 1 项，看列表' }).click()
    await expect(staff.getByText('共 1 条')).toBeVisible()
  })
})

test('the city sees 32 of 83 one-person bodies, 38.55 %, and where a county does not agree', async ({ browser }) => {
  const page = await signedIn(browser, 'cityStaff')
  await page.goto('/staffing')
  const strip = page.getByRole('region', { name: '汇总' })
  for (const figure of ['内设机构 83', '一人委（83 个里） 32', '占 38.55%']) await expect(strip).toContainText(figure)
  await expect(page.getByText('40%')).toHaveCount(0)
  await expect(page.getByText('和单位名册数出来的一致')).toBeVisible()
  await expect(page.getByText('一人委：承德县人大说没有，承德市人大说有。').first()).toBeVisible()
  await strip.getByRole('link', { name: '一人委' }).click()
  await expect(page.getByText('共 32 条')).toBeVisible()
})

const card = (page: Page, word: string) => page.getByRole('region', { name: '导入结果' }).locator('.card').filter({ hasText: word })
