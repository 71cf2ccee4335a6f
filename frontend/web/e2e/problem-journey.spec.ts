import { newId, type Schemas } from '@congress/core'
import { expect, test, type Page } from '@playwright/test'
import { signedIn, take } from './people'
import { asPerson } from './prepared'

test('a problem goes through five roles, two years and two levels', async ({ browser, playwright, baseURL }) => {
  const title = `河道又堵了 ${Date.now() % 1_000_000}`
  const deputy = await signedIn(browser, 'deputy')
  const staff = await signedIn(browser, 'staff')
  const unit = await signedIn(browser, 'unit')
  const cityStaff = await signedIn(browser, 'cityStaff')
  const cityUnit = await signedIn(browser, 'cityUnit')
  let clue = ''
  let problem = ''
  let code = ''

  await test.step('the deputy reports a clue', async () => {
    await deputy.goto('/clues/new')
    await deputy.getByLabel('问题', { exact: true }).fill(title)
    await deputy.getByLabel('详细情况').fill(`${title}：桥下淤积一米多，汛期漫水。`)
    await deputy.getByLabel('类别').selectOption({ label: '供水排水' })
    await deputy.getByLabel('在哪里').selectOption({ index: 1 })
    await deputy.getByRole('button', { name: '提交' }).click()
    await expect(deputy.getByRole('heading', { level: 1, name: title })).toBeVisible()
    clue = new URL(deputy.url()).pathname
  })

  await test.step('county staff verify it and put it on the problem list', async () => {
    await staff.goto(clue)
    await take(staff, '核实属实', '核实属实')
    await take(staff, '列入问题清单', '列入', async () => {
      const dialog = staff.getByRole('dialog')
      await dialog.getByLabel('联动监督').selectOption({ label: `${new Date().getFullYear()}年“5+2”联动监督` })
      await dialog.getByLabel('领域').selectOption({ label: '地下水超采综合治理' })
      await dialog.getByLabel('方面').selectOption({ index: 1 })
    })
    const listed = staff.getByRole('link', { name: /滦平人问〔\d{4}〕\d+号/ })
    code = await listed.innerText()
    await listed.click()
    await expect(staff).toHaveURL(/\/problems\//)
    await expect(staff.getByText('待交办').first()).toBeVisible()
    problem = new URL(staff.url()).pathname
    await take(staff, '交办', '交办', async () => {
      await pickUnit(staff, '责任单位', '水务局')
      await staff.getByLabel('签批人').fill('沈怀远')
    })
  })

  await test.step('the county unit rectifies, staff sign it off, the deputy sees it', async () => {
    await unit.goto(problem)
    await take(unit, '受理', '受理', () => unit.getByRole('textbox', { name: '经办人' }).fill('孟知行'))
    await take(unit, '报整改结果', '报送结果', () => unit.getByRole('textbox', { name: '整改结果' }).fill('河道已清淤。'))
    await staff.goto(problem)
    await take(staff, '验收通过', '验收通过', () => staff.getByLabel('现场看到的情况').fill('现场看过，已清淤。'))
    await take(staff, '销号', '销号')
    await deputy.goto(clue)
    await expect(deputy.getByText(code, { exact: true })).toBeVisible()
    await expect(deputy.getByText('已销号').first()).toBeVisible()
  })

  await test.step('a look-back finds that it came back', async () => {
    await take(staff, '重新整改', '重新整改', async () => {
      await staff.getByRole('dialog').getByLabel('前清后乱').check()
      await staff.getByLabel('看到的情况').fill('一场雨后又堵了。')
    })
    await expect(staff.getByText('回头看发现前清后乱', { exact: false }).first()).toBeVisible()
  })

  await test.step('it is carried over into the next year under its number', async () => {
    const target = await nextYear(playwright, baseURL!)
    await staff.goto(`/problems?q=${encodeURIComponent(title)}`)
    await staff.getByRole('checkbox', { name: `选中 ${code}` }).check()
    await staff.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '结转' }).click()
    const dialog = staff.getByRole('dialog')
    await dialog.getByLabel('结转到', { exact: true }).selectOption({ label: target })
    await expect(dialog.getByLabel('地下水超采综合治理结转到的领域')).not.toHaveValue('')
    await dialog.getByRole('button', { name: '结转 1 个问题' }).click()
    await expect(dialog).toBeHidden()
    await staff.goto(problem)
    await expect(staff.getByText(code).first()).toBeVisible()
    await expect(staff.getByText(target).first()).toBeVisible()
  })

  await test.step('the county cannot mend it and asks the city', async () => {
    await take(staff, '上报上级人大', '上报', async () => {
      await staff.getByLabel('为什么本级解决不了').fill(`${title}：上游在邻县，要市里统筹。`)
      await staff.getByLabel('签批人').fill('沈怀远')
    })
    await expect(staff.getByText('已上报').first()).toBeVisible()
  })

  let escalation = ''
  await test.step('the city takes it up and gives it to its own unit', async () => {
    await cityStaff.goto(`/escalations?side=asked_of_us&state=asked&q=${encodeURIComponent(title)}`)
    await cityStaff.getByRole('link', { name: new RegExp(title) }).first().click()
    await expect(cityStaff.getByText('上游在邻县', { exact: false }).first()).toBeVisible()
    escalation = new URL(cityStaff.url()).pathname
    await take(cityStaff, '受理', '受理', () => cityStaff.getByLabel('签批人').fill('江临川'))
    await take(cityStaff, '交办本级单位', '交办本级单位', async () => {
      await pickUnit(cityStaff, '承办单位', '水务局')
      await cityStaff.getByLabel('签批人').fill('江临川')
    })
  })

  await test.step('the city unit answers, and the city answers the county', async () => {
    await cityUnit.goto('/supervision-tasks?word=escalations')
    await cityUnit.goto(escalation)
    await take(cityUnit, '受理', '受理', () => cityUnit.getByLabel('经办人').fill('叶知秋'))
    await take(cityUnit, '报办理结果', '报送', () => cityUnit.getByRole('textbox', { name: '办理结果' }).fill('两县同步清淤，已排入计划。'))
    await cityStaff.goto(escalation)
    await take(cityStaff, '答复下级人大', '答复', async () => {
      await expect(cityStaff.getByLabel('答复内容')).toHaveValue('两县同步清淤，已排入计划。')
      await cityStaff.getByLabel('签批人').fill('江临川')
    })
    await expect(cityStaff.getByText('已答复').first()).toBeVisible()
  })

  await test.step('the county sees every rung and the answer, and goes on', async () => {
    await staff.goto(problem)
    const ladder = staff.getByRole('region', { name: '阶梯' })
    for (const rung of ['发现登记', '交办', '销号', '重新整改', '结转', '上报', '上级人大交办']) await expect(ladder.getByText(rung, { exact: true }).first()).toBeVisible()
    await expect(ladder.getByText('两县同步清淤，已排入计划。').first()).toBeVisible()
    await take(staff, '接着整改', '接着整改')
    await expect(staff.getByText('整改中').first()).toBeVisible()
    await unit.goto(problem)
    await expect(unit.getByRole('region', { name: '您可以办的步骤' }).getByRole('button', { name: '报整改结果' })).toBeVisible()
  })
})

/** Begin the county's campaign of the next year, with a field of the same name; answers its title. */
async function nextYear(playwright: Parameters<typeof asPerson>[0], baseURL: string): Promise<string> {
  const staff = await asPerson(playwright, baseURL, 'staff')
  const year = new Date().getFullYear() + 1
  const title = `${year}年联动监督 ${Date.now() % 10_000}`
  await staff<Schemas['CampaignOut']>('/campaigns', {
    id: newId(), title, code: title.slice(-4), year,
    fields: [{ id: newId(), name: '地下水超采综合治理', level: 'province' }],
  })
  return title
}

async function pickUnit(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.fill(name)
  await page.getByRole('option', { name: new RegExp(`${name}$`) }).first().click()
  await page.keyboard.press('Tab')
}
