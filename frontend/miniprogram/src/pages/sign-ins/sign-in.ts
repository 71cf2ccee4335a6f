/** Signing in as the WeChat user; the first time the account is bound, by a code of staff or by phone number. */
import { ApiError } from '@congress/core'
import { api, flush, me, serverOf, session } from '../../phone'
import { home, screen, valueOf, whyOf } from '../../screen'
import { elder, signedOut } from '../../wx/kept'

const UNSET = '还没有填写服务器的网址。请工作人员按说明在 config.js 里填好，再重新上传。'

/** The code of `wx.login` is good once, so each request asks for its own. */
const login = (): Promise<string> => new Promise((resolve, reject) => {
  wx.login({ success: ({ code }) => resolve(code), fail: reject })
})

export default screen({
  data: { state: 'asking' as 'asking' | 'unbound' | 'failed' | 'out', code: '', busy: false, trouble: '', codeWrong: '', phoneWrong: '' },

  onLoad() {
    if (me()) home()
    else if (!serverOf()) this.setData({ state: 'failed', trouble: UNSET })
    else if (signedOut.read()) this.setData({ state: 'out' })
    else void this.enter()
  },

  async enter() {
    this.setData({ state: 'asking', trouble: '' })
    try {
      this.came(await api.post('/sign-ins/wechat', { body: { code: await login() } }))
    } catch (error) {
      if (error instanceof ApiError && error.code === 'wechat-unbound') this.setData({ state: 'unbound' })
      else this.setData({ state: 'failed', trouble: whyOf(error) })
    }
  },

  came(answer: Parameters<typeof session.keep>[0]) {
    session.keep(answer)
    signedOut.write(false)
    void flush(true)
    home()
  },

  onCode(event: WechatMiniprogram.Input) { this.setData({ code: valueOf(event), codeWrong: '' }) },

  async onBind() {
    const code = this.data.code.trim()
    if (code) await this.bind({ binding_code: code })
    else this.setData({ codeWrong: '请填工作人员发给您的绑定码。' })
  },

  async onPhone(event: WechatMiniprogram.ButtonGetPhoneNumber) {
    const { code } = event.detail
    if (code) await this.bind({ phone_code: code })
    else this.setData({ phoneWrong: '没有拿到手机号。可以再试一次，或者用绑定码。' })
  },

  async bind(proof: { binding_code: string } | { phone_code: string }) {
    if (this.data.busy) return
    this.setData({ busy: true, trouble: '', codeWrong: '', phoneWrong: '' })
    try {
      this.came(await api.post('/sign-ins/wechat/bind', { body: { code: await login(), ...proof } }))
    } catch (error) {
      const issues = error instanceof ApiError ? error.issuesByField : {}
      const codeWrong = issues['binding_code'] ?? ''
      const phoneWrong = issues['phone_code'] ?? ''
      this.setData({ codeWrong, phoneWrong, trouble: codeWrong || phoneWrong ? '' : whyOf(error) })
    } finally {
      this.setData({ busy: false })
    }
  },

  onElder() {
    elder.write(!this.data.elder)
    this.setData({ elder: !this.data.elder })
  },
})
