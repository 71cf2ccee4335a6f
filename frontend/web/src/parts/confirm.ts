/** Ask before what cannot be taken back: `if (await confirm({ … })) …`. */
import { shallowRef } from 'vue'

export interface Question {
  title: string
  words: string
  /** What the main button says it does. */
  main: string
}
export const asked = shallowRef<(Question & { answer: (yes: boolean) => void }) | null>(null)

export function confirm(question: Question): Promise<boolean> {
  return new Promise(resolve => {
    asked.value = { ...question, answer: yes => { asked.value = null; resolve(yes) } }
  })
}
