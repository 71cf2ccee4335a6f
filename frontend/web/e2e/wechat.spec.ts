import { expect, test } from '@playwright/test'
import { accessible } from './axe'
import { signedIn } from './people'

for (const width of [1440, 390]) {
  test(`staff print codes by which deputies bind their WeChat, at ${width}`, async ({ browser }) => {
    const page = await signedIn(browser, 'staff', width)
    await page.goto('/accounts?role=deputy&ended=false')
    await page.locator('.opens').first().click()
    await expect(page.getByText('没有绑定')).toBeVisible()
    const steps = page.getByRole('region', { name: '您可以办的步骤' })
    if (width > 900) await steps.getByRole('button', { name: '发小程序绑定码' }).click()
    else {
      await steps.getByRole('button', { name: '更多步骤' }).click()
      await page.getByRole('menuitem', { name: '发小程序绑定码' }).click()
    }
    await page.getByRole('button', { name: '生成 1 张绑定码' }).click()
    await expect(page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)).toBeVisible()
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(printed.match(/\/Type \/Page\b/g), 'one code is one sheet of paper').toHaveLength(1)
    await accessible(page)
    await page.getByRole('link', { name: '账号' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '离开' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '账号' })).toBeVisible()
  })
}

test('a person sets how to be told, and a contradiction is said at its field', async ({ browser }) => {
  const page = await signedIn(browser, 'unit')
  await page.getByRole('button', { name: /切换身份和账号/ }).click()
  await page.getByRole('menuitem', { name: '通知设置' }).click()
  await page.getByLabel('每天汇总成一条').check()
  await page.getByLabel('每天几点汇总').fill('22:00')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('汇总时间落在免打扰时段里')).toBeVisible()
  await expect(page.getByLabel('每天几点汇总')).toBeFocused()
  await accessible(page)
  await page.getByLabel('每天几点汇总').fill('17:30')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('通知设置保存好了。')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('每天几点汇总')).toHaveValue('17:30')
  await expect(page.getByText('每天 17:30 把没看的通知汇总成一条，21:00 到第二天 07:00 不打扰。')).toBeVisible()
})
