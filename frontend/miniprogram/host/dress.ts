/** What glass-easel writes as attributes, as the browser's elements want it: pictures of the phone, values, states, roles. */
import { phoneCode } from './phone'
import { blobOf } from './files'
import { pages, trigger } from './pages'

async function picture(image: HTMLImageElement, path: string): Promise<void> {
  const blob = await blobOf(path).catch(() => undefined)
  if (blob && image.getAttribute('src') === path) image.src = URL.createObjectURL(blob)
}

function picker(element: Element): void {
  const input = element.querySelector<HTMLInputElement>(':scope > input') ?? document.createElement('input')
  input.type = element.getAttribute('mode') === 'time' ? 'time' : 'date'
  input.min = element.getAttribute('start') ?? ''
  input.value = element.getAttribute('value') ?? ''
  input.setAttribute('aria-label', element.getAttribute('aria-label') ?? '')
  if (!input.parentNode) element.append(input)
}

function dress(element: Element): void {
  const role = element.getAttribute('aria-role')
  if (role) {
    element.removeAttribute('aria-role')
    element.setAttribute('role', role)
    if (role === 'heading') element.setAttribute('aria-level', '2')
  }
  if (element.getAttribute('disabled') === 'false') element.removeAttribute('disabled')
  if (element instanceof HTMLImageElement) {
    element.alt = element.getAttribute('aria-label') ?? ''
    const path = element.getAttribute('src')
    if (path?.startsWith('wxfile:')) void picture(element, path)
  }
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    const value = element.getAttribute('value')
    if (value !== null && value !== element.value && !element.closest('wx-picker')) element.value = value
  }
  if (element.tagName === 'A') element.setAttribute('href', `#${element.getAttribute('url') ?? ''}`)
  if (element.tagName === 'WX-PICKER') picker(element)
}

export function dressAll(): void {
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'attributes') dress(change.target as Element)
      for (const added of change.addedNodes) {
        if (!(added instanceof Element)) continue
        dress(added)
        added.querySelectorAll('*').forEach(dress)
      }
    }
  }).observe(document.getElementById('pages')!, {
    subtree: true, childList: true, attributes: true,
    attributeFilter: ['aria-role', 'aria-label', 'disabled', 'src', 'value', 'url', 'mode', 'start'],
  })
  document.addEventListener('click', event => {
    const target = event.target as Element
    const link = target.closest('a[url]')
    if (link) {
      event.preventDefault()
      void pages.navigateTo({ url: link.getAttribute('url')! })
    }
    const button = target.closest('button[open-type="getPhoneNumber"]')
    if (button) trigger(button, 'getphonenumber', phoneCode())
  })
}
