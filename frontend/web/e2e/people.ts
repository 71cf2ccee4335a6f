import { expect, type Browser, type Page } from '@playwright/test'

/** The demo's people of one county, and their password (`smart-congress seed` prints them). */
export const PEOPLE = {
  deputy: 'luanping.deputy',
  staff: 'luanping.staff',
  unit: 'luanping.water',
  leader: 'luanping.leader',
  cityStaff: 'chengde.staff',
  cityUnit: 'chengde.water',
} as const
export type Person = keyof typeof PEOPLE
export const PASSWORD = 'chengde-2026-renda'

/** Sign somebody in, in a window of their own. */
export async function signedIn(browser: Browser, person: Person, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(PEOPLE[person])
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('banner')).toBeVisible()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}

/** Press a step in the action bar, fill its dialog, send it. */
export async function take(page: Page, step: string, main: string, fill: () => Promise<void> = async () => undefined): Promise<void> {
  const bar = page.getByRole('region', { name: '您可以办的步骤' })
  await bar.getByRole('button', { name: step, exact: true }).click()
  await fill()
  await page.getByRole('dialog').getByRole('button', { name: main, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}
