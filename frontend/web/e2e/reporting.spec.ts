/** Working together: a unit's self-check from asking to concluding, and a week's report signed by both sides. */
import { expect, test, type Page } from '@playwright/test'
import { accessible } from './axe'
import { signedIn, take } from './people'

const mark = Date.now() % 1_000_000

test('a unit is asked for a self-check, files its rows, and staff take one over and match another', async ({ browser }) => {
  const staff = await signedIn(browser, 'staff')
  const unit = await signedIn(browser, 'unit', 390)
  const words = `五里坡机井${mark}没有封填，井口裸露`
  const request = `对照清单逐村自查，第 ${mark} 号`

  await test.step('staff ask', async () => {
    await staff.goto('/self-checks')
    await staff.getByRole('button', { name: '部署自查' }).click()
    const dialog = staff.getByRole('dialog')
    const campaign = dialog.getByLabel('联动监督')
    const shared = campaign.locator('option', { hasText: '“5+2”联动监督' }).first()
    await expect(shared).toBeAttached()
    await campaign.selectOption({ label: await shared.innerText() })
    const units = dialog.getByRole('combobox', { name: '哪些单位' })
    await units.fill('水务局')
    await dialog.getByRole('option', { name: '滦平县水务局' }).click()
    await dialog.getByLabel('自查要求').fill(request)
    await dialog.getByRole('button', { name: '部署并通知' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('the unit lists what it found, on a phone, and files', async () => {
    await unit.goto('/self-checks?state=asked&sort=newest')
    await opened(unit, '滦平县水务局')
    await expect(unit.getByText(request).first()).toBeVisible()
    for (const said of [words, `五里坡计量设施${mark}损坏未修`]) {
      await unit.getByRole('button', { name: '添加一条' }).click()
      await unit.getByRole('dialog').getByLabel('问题', { exact: true }).fill(said)
      await unit.getByRole('dialog').getByLabel('地点').fill('五里坡')
      await unit.getByRole('button', { name: '加入清单' }).click()
      await expect(unit.getByText(said).first()).toBeVisible()
    }
    await accessible(unit)
    await take(unit, '报送', '报送', () => unit.getByRole('dialog').getByLabel('专项工作报告').fill('已逐村核对，问题列入清单。'))
    await expect(unit.getByText('待审核').first()).toBeVisible()
  })

  await test.step('staff take one over and match the other to it', async () => {
    await staff.goto('/self-checks?state=filed&sort=newest')
    await opened(staff, '滦平县水务局')
    await expect(staff.getByText(request).first()).toBeVisible()
    const first = staff.getByRole('group', { name: '第 1 条可以办的' })
    await first.getByRole('button', { name: '列入清单' }).click()
    const dialog = staff.getByRole('dialog')
    await dialog.getByLabel('领域').selectOption({ label: '地下水超采综合治理' })
    await dialog.getByRole('button', { name: '列入清单' }).click()
    await expect(dialog).toBeHidden()
    await expect(staff.getByRole('link', { name: /滦平人问/ })).toBeVisible()
    await staff.getByRole('group', { name: '第 2 条可以办的' }).getByRole('button', { name: '与已有的相同' }).click()
    await dialog.getByRole('searchbox').fill(`五里坡机井${mark}`)
    await dialog.getByRole('radio').first().check()
    await accessible(staff)
    await dialog.getByRole('button', { name: '就是这个' }).click()
    await expect(dialog).toBeHidden()
    await expect(staff.getByText('列入清单 1，与清单相同 1')).toBeVisible()
    await take(staff, '审核办结', '审核办结')
    await expect(staff.getByText('已办结').first()).toBeVisible()
  })

  await test.step('what became of it stands in the problem list', async () => {
    await staff.getByRole('link', { name: /滦平人问/ }).first().click()
    await expect(staff.getByRole('heading', { level: 1 })).toContainText(`五里坡机井${mark}`)
    await expect(staff.getByText('部门自查').first()).toBeVisible()
  })
})

test('what was not self-reported opens exactly the rows it counts', async ({ browser }) => {
  const page = await signedIn(browser, 'staff')
  await page.goto('/self-checks')
  const figure = page.getByRole('link', { name: /^自查未报/ })
  const value = Number(await figure.locator('b').innerText())
  await figure.click()
  await expect(page).toHaveURL(/reported=missed/)
  await expect(page.getByText(`共 ${value} 条`)).toBeVisible()
})

test("the week's report is prefilled from the list, written, and signed by both sides", async ({ browser }) => {
  const government = await signedIn(browser, 'government')
  const staff = await signedIn(browser, 'staff')
  let path = ''

  await test.step('the government takes the figures, writes and signs', async () => {
    await government.goto('/weekly-reports?direction=from_unit&state=draft')
    await government.locator('.opens').first().click()
    await expect(government).toHaveURL(/\/weekly-reports\/[0-9a-f-]{36}/)
    path = new URL(government.url()).pathname
    await government.getByRole('button', { name: '取数', exact: true }).click()
    await expect(government.getByRole('heading', { name: '整改情况' })).toBeVisible()
    await government.getByRole('button', { name: '写文字' }).click()
    const dialog = government.getByRole('dialog')
    await dialog.getByLabel('本周进展').fill(`本周调度 ${mark} 次。`)
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toBeHidden()
    await accessible(government)
    await take(government, '签报', '签报并送出')
    await expect(government.getByText('待签收').first()).toBeVisible()
  })

  await test.step('staff open a figure and sign', async () => {
    await staff.goto(path)
    await expect(staff.getByText(`本周调度 ${mark} 次。`)).toBeVisible()
    const total = staff.getByRole('row', { name: /^合计/ }).getByRole('link').first()
    const value = await total.innerText()
    await total.click()
    await expect(staff.getByText(`共 ${value} 条`)).toBeVisible()
    await staff.goBack()
    await take(staff, '签收', '签收')
    await expect(staff.getByText('双方已签').first()).toBeVisible()
  })
})

async function opened(page: Page, name: string): Promise<void> {
  await page.locator('.opens').filter({ hasText: name }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible()
}
