/** Every screen of the phone, in both modes: nothing offends WCAG 2.2 AA, text and targets are as large as the rules say. */
import type { Schemas } from '@congress/core'
import type { Page } from '@playwright/test'
import { accessible } from '../axe'
import { PASSWORD, PEOPLE, type Person } from '../people'
import { asPerson, ratedClue } from '../prepared'
import { expect, SIZE, test } from './phone'
import { pointOf } from './reports'
import { MODES, tooSmall } from './sizes'

const SCREENS: [Person, string[]][] = [
  ['deputy', ['/m/', '/m/desk', '/m/report', '/m/outbox', '/m/clues', '/m/ballots', '/m/projects', '/m/notices', '/m/notices/preferences', '/m/scan', '/m/accounts/me', '/m/accounts/me/password', '/m/nowhere']],
  ['unit', ['/m/', '/m/clues']],
  ['staff', ['/m/']],
]

for (const [mode, least] of MODES) {
  test.describe(`in ${mode} mode`, () => {
    test.use({ viewport: SIZE, hasTouch: true })
    test.beforeEach(async ({ context }) => {
      await context.addInitScript(said => { localStorage.setItem('elder', said) }, mode === 'elder' ? '1' : '0')
    })

    test('the sign-in page', async ({ page }) => {
      await page.goto('/m/sign-in')
      await looks(page, '智慧人大', least)
    })

    for (const [person, screens] of SCREENS) {
      test(`the screens of the ${person}`, async ({ page }) => {
        await enter(page, person)
        for (const screen of screens) {
          await page.goto(screen)
          await test.step(screen, () => looks(page, /./, least))
        }
      })
    }

    test('a matter at its steps, and what each asks', async ({ browser, playwright, baseURL }) => {
      await ratedClue(playwright, baseURL!)
      for (const [person, state] of [['deputy', 'rated'], ['staff', 'submitted'], ['unit', 'handed_over'], ['unit', 'handling']] as const) {
        const list = await (await asPerson(playwright, baseURL!, person))<{ items: Schemas['ClueRow'][] }>(`/clues?state=${state}&limit=1`)
        if (!list.items[0]) continue
        const context = await browser.newContext({ viewport: SIZE, hasTouch: true })
        await context.addInitScript(said => { localStorage.setItem('elder', said) }, mode === 'elder' ? '1' : '0')
        const page = await context.newPage()
        await enter(page, person)
        await page.goto(`/m/clues/${list.items[0].id}`)
        await test.step(`${state} for the ${person}`, () => looks(page, '事项', least))
        const main = page.locator('.bar .main')
        if (await main.count()) {
          await main.click()
          await expect(page.getByRole('dialog')).toBeVisible()
          await test.step(`${state} for the ${person}, its step`, () => looks(page, /./, least))
        }
        await context.close()
      }
    })

    test('the sheet of the place', async ({ page }) => {
      await enter(page, 'deputy')
      await page.goto('/m/report')
      await page.getByRole('button', { name: '改位置' }).click()
      await looks(page, /./, least)
    })

    test('what a resident sees', async ({ page, playwright, baseURL }) => {
      const token = await pointOf(playwright, baseURL!)
      await page.goto(`/m/r/${token}`)
      await looks(page, '向代表反映问题', least)
      await page.getByRole('link', { name: '凭口令查' }).click()
      await looks(page, '凭口令查', least)
    })
  })
}

async function enter(page: Page, person: Person): Promise<void> {
  await page.goto('/m/')
  await page.getByLabel('用户名').fill(PEOPLE[person])
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '等我办的' })).toBeVisible()
}

async function looks(page: Page, heading: string | RegExp, least: { target: number; text: number }): Promise<void> {
  await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible()
  await expect(page.getByText('正在读取…')).toHaveCount(0)
  await accessible(page)
  expect(await tooSmall(page, least)).toEqual([])
}
