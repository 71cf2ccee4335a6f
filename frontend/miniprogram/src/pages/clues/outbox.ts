/** What has not gone and why; what the server has received. Nothing is dropped silently. */
import { lookOfEntry, momentOf, standingOf, titleOf, type Entry, type Look, type Sending } from '@congress/core'
import { flush, may, outbox } from '../../phone'
import { carried, open, screen, sure, whyOf } from '../../screen'
import { clueUrl } from '../rows'
import { saidOfPlace } from './places'

export interface Shown {
  id: string
  title: string
  look: Look
  said: string
  why: string
  refused: boolean
  draft: boolean
  /** Of its photos, in per cent, while it goes out; -1 otherwise. */
  progress: number
}

export interface Received {
  id: string
  title: string
  look: Look
  code: string
  at: string
  url: string
}

const nameOf = (entry: Entry): string => entry.report.words.trim() ? titleOf(entry.report.words) : '还没写什么问题'

export function shownOf(entry: Entry, sending: Sending | undefined): Shown {
  const going = sending?.id === entry.id
  const parts = [saidOfPlace(entry.report.place), entry.photos.length ? `${entry.photos.length} 张照片` : '']
  return {
    id: entry.id, title: nameOf(entry), look: lookOfEntry(entry, sending),
    said: going ? standingOf(entry, sending) : parts.filter(Boolean).join('，'),
    why: entry.why ?? '', refused: entry.state === 'refused', draft: entry.state === 'draft',
    progress: going && entry.photos.length ? Math.round(100 * sending.sent / entry.photos.length) : -1,
  }
}

export const receivedOf = (entry: Entry): Received => ({
  id: entry.id, title: nameOf(entry), look: lookOfEntry(entry, undefined),
  code: entry.receipt?.code ?? '', at: entry.receipt ? momentOf(entry.receipt.at) : '', url: clueUrl(entry.id),
})

export default screen({
  data: { unsent: [] as Shown[], received: [] as Received[], others: 0, offline: false, wrongIdentity: false, trouble: '', ready: false },
  leave: undefined as (() => void) | undefined,

  onLoad() {
    this.leave = outbox.subscribe(() => void this.look())
    void this.look()
  },
  onShow() {
    void this.look()
    void flush()
  },
  onUnload() { this.leave?.() },

  async look() {
    const [entries, others] = await Promise.all([outbox.mine(), outbox.others()])
    const sending = outbox.sending()
    this.setData({
      ready: true, others, wrongIdentity: !may('clues:report'),
      unsent: entries.filter(entry => entry.state !== 'received').map(entry => shownOf(entry, sending)),
      received: entries.filter(entry => entry.state === 'received').reverse().map(receivedOf),
    })
    wx.getNetworkType({ success: ({ networkType }) => this.setData({ offline: networkType === 'none' }) })
  },

  onMend(event: WechatMiniprogram.TouchEvent) { open(`/pages/clues/report?id=${String(carried(event)['id'])}`) },

  async onRemove(event: WechatMiniprogram.TouchEvent) {
    if (!await sure('删掉这一件？', '文字和照片都从手机里删掉，找不回来。', '删掉')) return
    try {
      await outbox.remove(String(carried(event)['id']))
      this.setData({ trouble: '' })
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
  },

  onNow() { void flush(true) },
})
