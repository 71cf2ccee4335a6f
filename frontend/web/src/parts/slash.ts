/** `/` puts the cursor into a search box: into the one that came last, a ledger's before the whole site's. */
import { computed, onBeforeUnmount, onMounted, shallowReactive, type ComputedRef } from 'vue'

const boxes = shallowReactive<(() => HTMLElement | null)[]>([])

/** Returns whether `/` leads here, to show the key. */
export function useSlash(box: () => HTMLElement | null): ComputedRef<boolean> {
  onMounted(() => {
    if (!boxes.length) document.addEventListener('keydown', listen)
    boxes.push(box)
  })
  onBeforeUnmount(() => {
    boxes.splice(boxes.indexOf(box), 1)
    if (!boxes.length) document.removeEventListener('keydown', listen)
  })
  return computed(() => boxes.at(-1) === box)
}

function listen(event: KeyboardEvent): void {
  const on = event.target as HTMLElement
  if (event.key !== '/' || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(on.tagName) || on.isContentEditable) return
  event.preventDefault()
  boxes.at(-1)?.()?.focus()
}
