import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { SIZE } from './phone/phone'

/** Nothing on this page offends WCAG 2.2 AA and nothing is wider than the window, nor when it is as narrow as a phone. */
export async function accessible(page: Page): Promise<void> {
  await accessibleAtThisWidth(page)
  const size = page.viewportSize()!
  if (size.width <= SIZE.width) return
  await page.setViewportSize(SIZE)
  await accessibleAtThisWidth(page)
  await page.setViewportSize(size)
}

export async function accessibleAtThisWidth(page: Page): Promise<void> {
  // What follows the width is drawn again with the next frame.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  // Without frames of others, no page of its own is needed to gather what was found.
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}
