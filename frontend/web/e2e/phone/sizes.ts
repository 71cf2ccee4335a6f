import type { Page } from '@playwright/test'

/** How large targets and text are at least, in pixels. */
export const MODES = [['ordinary', { target: 44, text: 14 }], ['elder', { target: 60, text: 20 }]] as const

/** Targets and text of what is shown that are smaller than they may be. */
export const tooSmall = (page: Page, least: { target: number; text: number }): Promise<string[]> => page.evaluate(({ target, text }) => {
  const found: string[] = []
  const top = document.querySelector('dialog[open]') ?? document.body
  const seen = (one: Element): boolean => one.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && !one.closest('.sr')
  for (const one of top.querySelectorAll('a, button, input:not([type=radio], [type=checkbox], [type=file]), select, textarea, .chip span, .seg span, .switch')) {
    if (!seen(one)) continue
    const { width, height } = one.getBoundingClientRect()
    if (Math.min(width, height) < target - 0.5) found.push(`${Math.round(width)}x${Math.round(height)} ${one.outerHTML.slice(0, 80)}`)
  }
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement!
    if (!node.textContent!.trim() || !seen(around) || around.closest('script, style, option, svg')) continue
    const size = Number.parseFloat(getComputedStyle(around).fontSize)
    if (size < text) found.push(`${size} ${node.textContent!.trim().slice(0, 20)}`)
  }
  return found
}, least)
