import { newId, type Schemas } from '@congress/core'
import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { PASSWORD, signedIn } from './people'

/** A campaign that the city shares, begun over the API in a window of nobody's; answers its id. */
async function shared(request: APIRequestContext, title: string): Promise<string> {
  const signIn = await request.post('/api/v1/sign-ins', { data: { username: 'chengde.staff', password: PASSWORD } })
  const { access_token } = await signIn.json() as Schemas['SignInOut']
  const id = newId()
  const fields = [['优化营商环境', 'province'], ['地下水超采综合治理', 'province'], ['开发区提升', 'city']]
    .map(([name, level]) => ({ id: newId(), name, level }))
  const made = await request.post('/api/v1/campaigns', {
    headers: { authorization: `Bearer ${access_token}` },
    data: { id, title, code: id.slice(-12), year: new Date().getFullYear(), shared: true, fields },
  })
  expect(made.ok(), await made.text()).toBe(true)
  return id
}
const dialog = (page: Page) => page.getByRole('dialog')
async function send(page: Page, main: string): Promise<void> {
  await dialog(page).getByRole('button', { name: main, exact: true }).click()
  await expect(dialog(page)).toBeHidden()
}
const tab = (page: Page, name: string) => page.getByRole('navigation', { name: '联动监督的各部分' }).getByRole('link', { name }).click()

test('a county joins with fewer fields, organises itself, takes the eight steps and visits a point', async ({ browser, request }) => {
  const page = await signedIn(browser, 'staff')
  const title = `联动监督 ${newId().slice(-6)}`
  await page.goto(`/campaigns/${await shared(request, title)}`)

  await page.getByRole('button', { name: '参加' }).click()
  await dialog(page).getByRole('checkbox', { name: /地下水超采/ }).uncheck()
  await expect(dialog(page).getByText('现在是“1+1”')).toBeVisible()
  await send(page, '参加')
  await expect(page.locator('.head .tag', { hasText: '1+1' })).toBeVisible()
  await page.getByRole('button', { name: '增加领域' }).click()
  await dialog(page).getByLabel('名称').fill('县城提质升级')
  await send(page, '保存')
  await expect(page.locator('.head .tag', { hasText: '1+1+1' })).toBeVisible()

  await tab(page, '组织')
  await page.getByRole('button', { name: '增加专班' }).click()
  await dialog(page).getByLabel('名称').fill('营商环境专班')
  await send(page, '加上')
  await page.getByRole('button', { name: '增加代表小组' }).click()
  await dialog(page).getByLabel('名称').fill('第一代表小组')
  await dialog(page).getByLabel('代表人数').fill('27')
  await send(page, '加上')
  await expect(page.getByText('参加代表 27 名：按小组报的人数 27 名')).toBeVisible()
  await page.getByRole('button', { name: '改成员' }).first().click()
  await dialog(page).getByLabel('写姓名').fill('甲同志')
  await dialog(page).getByRole('button', { name: '加上' }).click()
  await dialog(page).getByLabel('甲同志的职务').selectOption('head')
  await send(page, '保存')
  await expect(page.getByText('甲同志')).toBeVisible()

  await tab(page, '步骤')
  await page.getByRole('button', { name: '选用模板' }).click()
  await dialog(page).getByRole('checkbox', { name: '要第 2 步' }).uncheck()
  await send(page, '采用')
  await expect(page.getByText('共 7 步，完成 0 步')).toBeVisible()
  await page.getByRole('button', { name: '记完成' }).first().click()
  await dialog(page).getByLabel('佐证（文字）').fill('听取了三个部门的汇报')
  await send(page, '记完成')
  await expect(page.getByText('共 7 步，完成 1 步')).toBeVisible()

  await tab(page, '覆盖点位')
  await page.getByRole('button', { name: '增加点位' }).click()
  await dialog(page).getByLabel('名称').fill('大屯村')
  await send(page, '加上')
  await page.getByRole('row', { name: /^村/ }).getByRole('link').first().click()
  await page.locator('.opens').first().click()
  await page.getByRole('button', { name: '记走访' }).click()
  await dialog(page).getByLabel('谁去的').fill('第一代表小组')
  await send(page, '记下')
  await expect(page.getByText('已走访 1 次')).toBeVisible()
})

test('an instrument is planned and held, and its opinion followed to the unit and back', async ({ browser }) => {
  const staff = await signedIn(browser, 'staff')
  const title = `视察供水 ${newId().slice(-6)}`
  await staff.goto('/instruments')
  await staff.getByRole('button', { name: '列入计划' }).click()
  await dialog(staff).getByLabel('名称').fill(title)
  await send(staff, '列入计划')
  await expect(staff.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const address = new URL(staff.url()).pathname
  const step = (page: Page, name: string) => page.getByRole('region', { name: '您可以办的步骤' }).getByRole('button', { name, exact: true }).click()
  await step(staff, '记开展')
  await send(staff, '记开展')
  await staff.getByRole('button', { name: '提审议意见' }).click()
  await dialog(staff).getByLabel('意见').fill('限期解决低压供水')
  await dialog(staff).getByRole('combobox', { name: '交给哪个单位' }).fill('水务局')
  await staff.getByRole('option', { name: /水务局/ }).first().click()
  await send(staff, '提出')
  await step(staff, '记结果')
  await dialog(staff).getByLabel('结果').fill('看了三处')
  await send(staff, '记结果')

  const unit = await signedIn(browser, 'unit')
  await unit.goto(address)
  await unit.getByRole('button', { name: '记答复' }).click()
  await dialog(unit).getByLabel('答复').first().fill('已经换泵')
  await send(unit, '记答复')

  await staff.reload()
  await expect(staff.getByText('已经换泵').first()).toBeVisible()
  await staff.getByRole('button', { name: '已落实' }).click()
  await send(staff, '已落实')
  await step(staff, '办结')
  await send(staff, '办结')
  await expect(staff.locator('.head .tag', { hasText: '已办结' })).toBeVisible()
})
