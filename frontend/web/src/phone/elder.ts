/** 长辈版: larger text and targets; kept on the phone, the same markup in both. */
import { ref } from 'vue'

const NAME = 'elder'
export const elder = ref(read())

function read(): boolean {
  try {
    return localStorage.getItem(NAME) === '1'
  } catch {
    return false
  }
}
function show(): void {
  document.body.classList.toggle('elder', elder.value)
}
export function setElder(on: boolean): void {
  elder.value = on
  show()
  try {
    localStorage.setItem(NAME, on ? '1' : '0')
  } catch {
    // A browser that keeps nothing still shows it.
  }
}
show()
