/**
 * A form that shows the server's `issues` at the right field and puts the cursor into the first one.
 *
 * `<Field>` finds the form by injection, so a page only says `const form = useForm()` and `form.send(…)`.
 */
import { ApiError, sentenceOf, StepKey } from '@congress/core'
import { inject, nextTick, provide, ref, shallowRef, type InjectionKey, type Ref } from 'vue'

export interface Form {
  /** What is wrong, by field. */
  issues: Ref<Record<string, string>>
  /** What is wrong with the whole, or with what has no field here. */
  trouble: Ref<string>
  busy: Ref<boolean>
  /** Do the deed; say what is wrong if it is refused. Answers whether it succeeded. */
  send(deed: (key: StepKey) => Promise<void>): Promise<boolean>
  /** Refuse on this side, before asking the server. */
  refuse(found: Record<string, string>): void
  /** The fields on screen, in their order. */
  fields: Map<string, () => HTMLElement | null>
}
const KEY: InjectionKey<Form> = Symbol('form')

export function useForm(): Form {
  const issues = shallowRef<Record<string, string>>({})
  const trouble = ref('')
  const busy = ref(false)
  const key = new StepKey()
  const fields = new Map<string, () => HTMLElement | null>()

  function clear(): void {
    trouble.value = ''
    issues.value = {}
  }
  /** The field on screen that a path belongs to: itself, or the nearest around it. */
  function shownAt(path: string): string | undefined {
    if (fields.has(path)) return path
    const end = path.lastIndexOf('.')
    return end < 0 ? undefined : shownAt(path.slice(0, end))
  }
  function refuse(found: Record<string, string>): void {
    const shown: Record<string, string> = {}
    const lost = new Set<string>()
    for (const [path, words] of Object.entries(found)) {
      const field = shownAt(path)
      if (field) shown[field] ??= words
      else lost.add(words)
    }
    issues.value = shown
    trouble.value = [...lost].join(' ')
    const first = [...fields].find(([field]) => field in shown)
    void nextTick(() => first?.[1]()?.querySelector<HTMLElement>('input, textarea, select, button')?.focus())
  }
  async function send(deed: (key: StepKey) => Promise<void>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    clear()
    try {
      await deed(key)
      key.done()
      return true
    } catch (error) {
      if (error instanceof ApiError && Object.keys(error.issuesByField).length) refuse(error.issuesByField)
      else trouble.value = sentenceOf(error)
      return false
    } finally {
      busy.value = false
    }
  }
  const form: Form = { issues, trouble, busy, send, refuse, fields }
  provide(KEY, form)
  return form
}

/** The form around a field; none for a field that stands alone. */
export const aroundForm = (): Form | undefined => inject(KEY, undefined)
