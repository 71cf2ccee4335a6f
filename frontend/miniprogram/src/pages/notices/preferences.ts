/** How one wants to be told: by WeChat or not, at once or once a day, never while quiet; and one more message of a kind. */
import type { Schemas } from '@congress/core'
import { api } from '../../phone'
import { carried, screen, valueOf, whyOf } from '../../screen'
import { agreedTo, rememberTemplates } from './asking'

type Preferences = Schemas['PreferencesIn']
type Template = Schemas['TemplateOut']

const QUIET = { quiet_from: '21:00', quiet_to: '07:00' }
const START: Preferences = { wechat: false, digest: 'at_once', digest_at: '18:00', ...QUIET }

export default screen({
  data: { asked: START, quiet: true, templates: [] as Template[], ready: false, trouble: '', kept: '' },

  onLoad() { void this.load() },

  async load() {
    try {
      const [asked, templates] = await Promise.all([api.get('/notices/preferences'), api.get('/notices/wechat-templates')])
      this.setData({ ready: true, trouble: '' })
      this.show(asked, templates)
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
  },

  /** The kinds are asked for again while something is sent, as long as WeChat is wanted. */
  show(asked: Preferences, templates: Template[]) {
    this.setData({ asked, quiet: asked.quiet_from !== null, templates })
    rememberTemplates(asked.wechat ? templates.map(one => one.template_id) : [])
  },

  async change(change: Partial<Preferences>) {
    const before = this.data.asked
    this.setData({ asked: { ...before, ...change }, kept: '' })
    try {
      this.show(await api.put('/notices/preferences', { body: this.data.asked }), this.data.templates)
      this.setData({ kept: '已存', trouble: '' })
    } catch (error) {
      this.show(before, this.data.templates)
      this.setData({ trouble: whyOf(error) })
    }
  },

  async onWechat() { await this.change({ wechat: !this.data.asked.wechat }) },
  async onDigest(event: WechatMiniprogram.TouchEvent) { await this.change({ digest: String(carried(event)['key']) as Preferences['digest'] }) },
  async onQuiet() { await this.change(this.data.quiet ? { quiet_from: null, quiet_to: null } : QUIET) },
  async onTime(event: WechatMiniprogram.CustomEvent) { await this.change({ [String(carried(event)['name'])]: valueOf(event) }) },

  async onMore() {
    const agreed = await agreedTo(this.data.templates.map(one => one.template_id))
    if (!agreed.length) {
      this.setData({ kept: '没有同意，就不会发微信消息；系统里的通知照样有。' })
      return
    }
    try {
      this.setData({ templates: await api.post('/notices/wechat-grants', { body: { template_ids: agreed } }), kept: '好，下一次会发到微信。', trouble: '' })
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
  },
})
