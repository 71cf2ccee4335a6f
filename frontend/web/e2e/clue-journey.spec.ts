import { expect, test, type Page } from '@playwright/test'
import { signedIn, take } from './people'
import { ratedClue } from './prepared'

/** A photo small enough to carry along. */
const PHOTO = {
  name: '现场.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFklEQVR4nGNkYPjPgAMw4RIfMAl8EgA0EgEPr0HZTgAAAABJRU5ErkJggg==', 'base64'),
}

test('a clue goes from report to sign-off through four people', async ({ browser }) => {
  const title = `石桥护栏被撞断 ${Date.now()}`
  const deputy = await signedIn(browser, 'deputy')
  const staff = await signedIn(browser, 'staff')
  const unit = await signedIn(browser, 'unit')
  let path = ''

  await test.step('the deputy reports it with a photo and a place', async () => {
    await deputy.goto('/clues/new')
    await deputy.getByRole('button', { name: '提交' }).click()
    await expect(deputy.getByText('请用一句话写明是什么问题。')).toBeVisible()
    await expect(deputy.getByLabel('问题', { exact: true })).toBeFocused()
    await deputy.getByLabel('问题', { exact: true }).fill(title)
    await deputy.getByLabel('详细情况').fill('村口石桥东侧护栏断了两米，学生上学从这里过，请尽快修好。')
    await deputy.getByLabel('类别').selectOption({ label: '道路交通' })
    await deputy.getByLabel('在哪里').selectOption({ index: 1 })
    await deputy.getByLabel('具体地点').fill('村口石桥')
    await deputy.locator('input[type=file]').setInputFiles(PHOTO)
    await expect(deputy.getByText('已上传')).toBeVisible()
    await deputy.getByRole('button', { name: '提交' }).click()
    await expect(deputy.getByRole('heading', { level: 1, name: title })).toBeVisible()
    path = new URL(deputy.url()).pathname
    await expect(deputy.getByRole('img', { name: /^照片/ })).toHaveJSProperty('complete', true)
  })

  await test.step('staff find it, verify it and hand it over', async () => {
    await staff.goto('/clues')
    await staff.getByRole('search', { name: '在清单里查' }).getByRole('searchbox').fill(title)
    await staff.keyboard.press('Enter')
    await staff.getByRole('link', { name: title }).click()
    await expect(staff.getByText('第 1 条，共 1 条')).toBeVisible()
    await take(staff, '核实属实', '核实属实', () => staff.getByLabel('说明').fill('已到现场看过，属实。'))
    await take(staff, '交办', '交办', async () => {
      await pickUnit(staff, '主办单位', '水务局')
      await pickUnit(staff, '会办单位', '住房和城乡建设局')
      await staff.getByLabel('签批人').fill('沈怀远')
    })
    await expect(staff.getByText('待签收', { exact: false }).first()).toBeVisible()
  })

  await test.step('the unit accepts, plans and answers', async () => {
    await unit.goto(path)
    await take(unit, '签收', '签收', () => unit.getByLabel('经办人').fill('孟知行'))
    await take(unit, '报进展', '报送', () => unit.getByLabel('打算怎么办').fill('本周内立警示牌，下周更换护栏。'))
    await take(unit, '答复', '报送答复', async () => {
      await unit.getByRole('textbox', { name: '答复' }).fill('护栏已经更换，两端加了反光标志。')
      await unit.getByRole('dialog').locator('input[type=file]').setInputFiles(PHOTO)
      await expect(unit.getByRole('dialog').getByText('已上传')).toBeVisible()
    })
    await expect(unit.getByText('待评价').first()).toBeVisible()
  })

  await test.step('the deputy is told, looks and rates', async () => {
    await deputy.goto('/notices')
    const told = deputy.getByRole('listitem').filter({ hasText: title }).filter({ hasText: '请评价' })
    await told.getByRole('link').click()
    await expect(deputy).toHaveURL(new RegExp(path))
    await expect(deputy.getByText('护栏已经更换，两端加了反光标志。').first()).toBeVisible()
    await take(deputy, '评价', '评价', async () => {
      await deputy.getByRole('group', { name: '办理态度' }).getByLabel('满意', { exact: true }).check()
      await deputy.getByRole('group', { name: '办理结果' }).getByLabel('基本满意').check()
    })
    await expect(deputy.getByText('评价：', { exact: false })).toBeVisible()
  })

  await test.step('staff sign it off, and everybody sees that it is done', async () => {
    await staff.goto(path)
    await take(staff, '验收通过，销号', '验收通过，销号')
    await expect(staff.getByText('已销号').first()).toBeVisible()
    await unit.reload()
    await expect(unit.getByText('已销号').first()).toBeVisible()
    await expect(unit.getByRole('region', { name: '您可以办的步骤' }).getByRole('button')).toHaveCount(0)
  })
})

test('staff sign several clues off at once', async ({ browser, playwright, baseURL }) => {
  const made = await Promise.all([1, 2].map(() => ratedClue(playwright, baseURL!)))
  const staff = await signedIn(browser, 'staff')
  await staff.goto('/clues?state=rated')
  for (const code of made) await staff.getByRole('checkbox', { name: `选中 ${code}` }).check()
  const region = staff.getByRole('region', { name: '批量办理' })
  await expect(region).toContainText('已选 2 条')
  await region.getByRole('button', { name: '销号' }).click()
  await staff.getByRole('dialog').getByRole('button', { name: '2 件一起销号' }).click()
  await expect(staff.getByText('2 件已经销号。')).toBeVisible()
  for (const code of made) await expect(staff.getByRole('checkbox', { name: `选中 ${code}` })).toHaveCount(0)
})

test('two people changing the same clue do not overwrite each other', async ({ browser }) => {
  const one = await signedIn(browser, 'staff')
  await one.goto('/clues?state=submitted')
  await one.locator('tbody .opens').first().click()
  await expect(one).toHaveURL(/\/clues\/[0-9a-f-]{36}$/)
  const two = await one.context().newPage()
  await two.goto(one.url())
  for (const page of [one, two]) await page.getByRole('button', { name: '更正' }).click()
  await one.getByLabel('具体地点').fill('村委会门前')
  await one.getByRole('button', { name: '保存' }).click()
  await expect(one.getByText('改好了。')).toBeVisible()
  await two.getByLabel('具体地点').fill('卫生室旁')
  await two.getByRole('button', { name: '保存' }).click()
  await expect(two.getByRole('dialog').getByRole('alert')).toBeVisible()
})

async function pickUnit(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.fill(name)
  await page.getByRole('option', { name: new RegExp(`${name}$`) }).first().click()
  await page.keyboard.press('Tab')
}
