import { test } from '@playwright/test'
import { accessible } from './axe'

for (const width of [1440, 390]) {
  test(`the sign-in page is accessible at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/sign-in')
    await accessible(page)
  })
}
