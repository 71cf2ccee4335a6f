/** Names for what the reference draws without one, as it draws it. */
const NAMES: [selector: string, name: string][] = [
  ['.operation-filter-input', 'Filter by tag'],
]

export function named(box: HTMLElement): void {
  const name = () => {
    for (const [selector, words] of NAMES) box.querySelectorAll(`${selector}:not([aria-label])`).forEach(one => one.setAttribute('aria-label', words))
  }
  new MutationObserver(name).observe(box, { childList: true, subtree: true })
  name()
}
