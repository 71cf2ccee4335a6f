/** Short words that something was done, with a way back where there is one. */
import { reactive } from 'vue'

export interface Toast {
  id: number
  words: string
  bad: boolean
  undo?: (() => void) | undefined
}
export const toasts = reactive<Toast[]>([])
let last = 0

export function toast(words: string, { undo, bad = false }: { undo?: () => void; bad?: boolean } = {}): void {
  const id = ++last
  toasts.push({ id, words, bad, undo })
  setTimeout(() => dismiss(id), undo ? 10_000 : bad ? 8_000 : 5_000)
}

export function dismiss(id: number): void {
  const at = toasts.findIndex(one => one.id === id)
  if (at >= 0) toasts.splice(at, 1)
}
