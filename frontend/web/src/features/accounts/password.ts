/** Setting one's own password, without the looks of it. */
import { reactive } from 'vue'
import { api, session } from '../../api'
import { useMe } from '../../me'
import { useForm } from '../../parts/form'

export function usePassword(done: () => void) {
  const store = useMe()
  const form = useForm()
  /** The password just typed at sign-in, which need not be typed again. */
  const known = store.typed
  const said = reactive({ old_password: known, new_password: '', again: '' })

  async function set(): Promise<void> {
    const missing: Record<string, string> = {}
    if (!said.old_password) missing['old_password'] = '请填写现在的密码。'
    if (!said.new_password) missing['new_password'] = '请填写新密码。'
    else if (said.new_password !== said.again) missing['again'] = '两次填写的新密码不一样，请重新填写。'
    if (Object.keys(missing).length) return form.refuse(missing)
    const set = await form.send(async () => {
      await api.post('/accounts/me/password', { body: { old_password: said.old_password, new_password: said.new_password } })
      store.typed = ''
      await session.refresh()
    })
    if (!set) return
    Object.assign(said, { old_password: '', new_password: '', again: '' })
    done()
  }
  return { known, said, form, set }
}
