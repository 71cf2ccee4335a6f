/** Who one is here: identities, elder mode, the binding to WeChat, signing out. */
import { NoConnection, ROLES, type Me, type Schemas } from '@congress/core'
import { api, flush, me, outbox, session } from '../../phone'
import { carried, screen, sure, whyOf } from '../../screen'
import { elder, purse, signedOut } from '../../wx/kept'

const placeOf = (grant: Schemas['GrantOut']): string => grant.unit?.name ?? grant.congress.name

/** The identities, the one acted under marked. */
export const identitiesOf = (who: Me): { id: string; role: string; place: string; on: boolean }[] =>
  who.grants.map(grant => ({ id: grant.id, role: ROLES[grant.role], place: placeOf(grant), on: grant.id === who.grant?.id }))

export default screen({
  data: { name: '', username: '', identities: [] as ReturnType<typeof identitiesOf>, bound: false, trouble: '', busy: false },

  onShow() {
    this.paint()
    api.get('/sign-ins/wechat').then(({ bound }) => this.setData({ bound }), () => undefined)
  },

  paint() {
    const who = me()
    if (who) this.setData({ name: who.name, username: who.username, identities: identitiesOf(who) })
  },

  async onIdentity(event: WechatMiniprogram.TouchEvent) {
    const grant_id = String(carried(event)['id'])
    if (this.data.busy || me()?.grant?.id === grant_id) return
    await this.attempt(async () => {
      session.keep(await api.post('/sign-ins/switch', { body: { grant_id } }))
      this.paint()
      void flush(true)
    })
  },

  onElder() {
    elder.write(!this.data.elder)
    this.setData({ elder: !this.data.elder })
  },

  async onUnbind() {
    if (!await sure('解除微信绑定？', '解除后这个微信不能再登录，要重新绑定。没发出的事项留在手机里。', '解除')) return
    await this.attempt(async () => {
      await api.post('/sign-ins/wechat/unbind')
      session.forget()
    })
  },

  async onSignOut() {
    const left = (await outbox.mine()).filter(entry => entry.state !== 'received').length
    const words = left ? `还有 ${left} 件没发出。退出后留在手机里，您下次登录接着发。` : '下次打开要重新登录。'
    if (!await sure('退出登录？', words, '退出')) return
    await this.attempt(async () => {
      const refresh_token = purse.read()
      try {
        await api.post('/sign-ins/sign-out', { body: refresh_token ? { refresh_token } : null })
      } catch (error) {
        // Without a network the phone forgets its token, which ends the sign-in here all the same.
        if (!(error instanceof NoConnection)) throw error
      }
      signedOut.write(true)
      session.forget()
    })
  },

  async attempt(deed: () => Promise<void>) {
    this.setData({ busy: true, trouble: '' })
    try {
      await deed()
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
    this.setData({ busy: false })
  },
})
