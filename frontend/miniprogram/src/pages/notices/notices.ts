/** What one was told; a tap opens what it is about. */
import { momentOf, type Schemas } from '@congress/core'
import { api } from '../../phone'
import { carried, open, screen, whyOf } from '../../screen'
import { clueUrl, webUrl } from '../rows'

interface Told {
  id: string
  title: string
  body: string
  at: string
  unread: boolean
  url: string
}

export const toldOf = (notice: Schemas['NoticeOut']): Told => ({
  id: notice.id, title: notice.title, body: notice.body, at: momentOf(notice.created_at), unread: notice.read_at === null,
  url: !notice.about_id ? '' : notice.about_word === 'clues' ? clueUrl(notice.about_id) : webUrl(`/${notice.about_word}/${notice.about_id}`),
})

export default screen({
  data: { told: [] as Told[], next: '', unread: 0, ready: false, trouble: '' },

  onShow() { void this.load() },
  async onPullDownRefresh() {
    await this.load()
    void wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const [page, unread] = await Promise.all([api.get('/notices', { query: { limit: 30 } }), api.get('/notices/unread')])
      this.setData({ told: page.items.map(toldOf), next: page.next ?? '', unread: unread.count, ready: true, trouble: '' })
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
  },

  async onReachBottom() {
    const { next } = this.data
    if (!next) return
    this.setData({ next: '' })
    try {
      const page = await api.get('/notices', { query: { limit: 30, after: next } })
      this.setData({ told: [...this.data.told, ...page.items.map(toldOf)], next: page.next ?? '' })
    } catch (error) {
      this.setData({ next, trouble: whyOf(error) })
    }
  },

  onTold(event: WechatMiniprogram.TouchEvent) {
    const told = this.data.told.find(one => one.id === carried(event)['id'])
    if (!told) return
    if (told.unread) void api.post('/notices/{notice_id}/read', { path: { notice_id: told.id } }).then(() => this.load(), () => undefined)
    if (told.url) open(told.url)
  },

  async onAllRead() {
    try {
      await api.post('/notices/read')
      await this.load()
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
  },
})
