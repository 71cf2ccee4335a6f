import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The least of text and targets in pixels, as the rules of elder-friendly design have it. */
const LEAST = { plain: { text: 14, target: 44 }, elder: { text: 20, target: 60 } }

/** Nothing on this page offends WCAG 2.2 AA, is wider than the phone, too small to read or too small to hit. */
export async function measured(page: Page, mode: keyof typeof LEAST): Promise<void> {
  // The bar above and the words over the page are WeChat's own; here they are the host's.
  const found = await new AxeBuilder({ page }).include('wx-page').disableRules(['page-has-heading-one', 'region']).analyze()
  expect(found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`)).toEqual([])
  expect(await page.evaluate(small, LEAST[mode])).toEqual([])
}

/** What is too small or too wide, runs in the page. */
function small(least: { text: number; target: number }): string[] {
  // The field inside a picker is the host's, and cannot be seen.
  const shown = [...document.querySelectorAll<HTMLElement>('wx-page *:not(wx-picker > input)')].filter(one => one.offsetParent !== null && one.getClientRects().length)
  const name = (one: HTMLElement) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 20)}`
  const said = shown.filter(one => [...one.childNodes].some(child => child.nodeType === 3 && child.textContent!.trim()) || /^(INPUT|TEXTAREA)$/.test(one.tagName))
  const targets = shown.filter(one => one.matches('button, a, input, textarea, wx-picker'))
  const box = (one: HTMLElement) => one.getBoundingClientRect()
  return [
    ...said.filter(one => parseFloat(getComputedStyle(one).fontSize) < least.text).map(one => `text ${getComputedStyle(one).fontSize}: ${name(one)}`),
    ...targets.filter(one => Math.min(box(one).width, box(one).height) < least.target - 0.5).map(one => `target ${Math.round(box(one).width)}x${Math.round(box(one).height)}: ${name(one)}`),
    ...shown.filter(one => box(one).right > innerWidth + 0.5).map(one => `wide: ${name(one)}`),
  ]
}
