import { ApiError } from '@congress/core'
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import Field from '../src/parts/Field.vue'
import { useForm, type Form } from '../src/parts/form'

function formWith(...names: string[]) {
  let form: Form | undefined
  const page = mount(defineComponent(() => {
    form = useForm()
    return () => names.map(name => h(Field, { name, label: name }, { default: ({ attrs }: { attrs: object }) => h('input', attrs) }))
  }), { attachTo: document.body })
  return { form: form!, page }
}
const refused = (issues: { path: string; code: string; detail: string }[]) => new ApiError({
  type: '/problems/invalid', title: '', status: 422, detail: '有几处要改。', instance: '', issues,
})

test('an issue stands at its field, which says so to everybody and takes the cursor', async () => {
  const { form, page } = formWith('title', 'words')
  const done = await form.send(() => Promise.reject(refused([{ path: 'body.words', code: 'x', detail: '请写清楚问题。' }])))
  await new Promise(resolve => setTimeout(resolve))
  expect(done).toBe(false)
  const [title, words] = page.findAll('input')
  expect(title!.attributes('aria-invalid')).toBeUndefined()
  expect(words!.attributes('aria-invalid')).toBe('true')
  expect(page.get(`#${words!.attributes('aria-describedby')}`).text()).toContain('请写清楚问题。')
  expect(document.activeElement).toBe(words!.element)
  page.unmount()
})

test('an issue without a field here is said above the button', async () => {
  const { form, page } = formWith('title')
  await form.send(() => Promise.reject(refused([{ path: 'body.unit_id', code: 'x', detail: '没有这个单位。' }])))
  expect(form.trouble.value).toBe('没有这个单位。')
  page.unmount()
})

test('an issue deep in a field stands at the nearest field on screen', async () => {
  const { form, page } = formWith('file_ids', 'place', 'place.words')
  await form.send(() => Promise.reject(refused([
    { path: 'body.file_ids.0', code: 'x', detail: '没有这张照片。' }, { path: 'body.place.words', code: 'x', detail: '太长了。' },
  ])))
  expect(form.issues.value).toEqual({ 'file_ids': '没有这张照片。', 'place.words': '太长了。' })
  page.unmount()
})

test('pressing twice sends once', async () => {
  const { form, page } = formWith()
  let sent = 0
  const deed = async () => { sent++; await Promise.resolve() }
  await Promise.all([form.send(deed), form.send(deed)])
  expect(sent).toBe(1)
  page.unmount()
})
