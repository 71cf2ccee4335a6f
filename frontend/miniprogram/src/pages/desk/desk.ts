/** The first screen: what has not gone out, what waits for whoever looks, their matters; scan and report. */
import { momentOf, NoConnection, ROLES, unsentWords } from '@congress/core'
import { api, flush, may, me, outbox } from '../../phone'
import { open, screen, whyOf } from '../../screen'
import { elder, seen } from '../../wx/kept'
import { learnTemplates } from '../notices/asking'
import { listName, rowOfClue, rowOfWaiting, whose, type Row } from '../rows'
import { scan } from '../scan'

const SHOWN = 3
const MOST = 20

interface Shown {
  waiting: Row[]
  count: number
  mine: Row[]
  mineCount: number
  unread: number
}

const NOTHING: Shown = { waiting: [], count: 0, mine: [], mineCount: 0, unread: 0 }

async function ask(): Promise<Shown> {
  const role = me()?.grant?.role
  const [desk, clues, notices] = await Promise.all([
    api.get('/desk', { query: { limit: MOST } }),
    api.get('/clues', { query: { sort: 'updated', limit: SHOWN, count: true, ...whose(role) } }),
    api.get('/notices/unread'),
  ])
  return {
    waiting: desk.items.map(rowOfWaiting), count: desk.counts.waiting,
    mine: clues.items.map(rowOfClue), mineCount: clues.count ?? clues.items.length,
    unread: notices.count,
  }
}

export default screen({
  data: {
    name: '', organ: '', list: '', mayReport: false,
    unsent: 0, unsentWords: '', all: false, ready: false,
    shown: NOTHING, trouble: '', old: '',
  },
  leave: undefined as (() => void) | undefined,

  onLoad() {
    this.leave = outbox.subscribe(() => void this.count())
  },

  onShow() {
    const who = me()
    if (!who) {
      void wx.reLaunch({ url: '/pages/sign-ins/sign-in' })
      return
    }
    const role = who.grant?.role
    const place = who.grant?.unit?.short_name ?? who.grant?.congress.short_name ?? ''
    this.setData({
      name: role === 'deputy' ? `${who.name}代表` : who.name,
      organ: [role && role !== 'deputy' ? ROLES[role] : '', place].filter(Boolean).join(' · '),
      list: listName(role), mayReport: may('clues:report'),
    })
    void this.count()
    void this.load()
  },

  onUnload() { this.leave?.() },

  async onPullDownRefresh() {
    void flush(true)
    await this.load()
    void wx.stopPullDownRefresh()
  },

  async count() {
    const unsent = (await outbox.mine()).filter(entry => entry.state !== 'received')
    this.setData({ unsent: unsent.length, unsentWords: unsentWords(unsent) })
  },

  /** What the server says; without a network what it said last, and since when. */
  async load() {
    try {
      const shown = await ask()
      seen.write('desk', shown)
      this.setData({ shown, ready: true, trouble: '', old: '' })
      void learnTemplates()
    } catch (error) {
      const last = seen.read<Shown>('desk')
      const offline = error instanceof NoConnection
      if (last) this.setData({ shown: last.value, ready: true, old: `现在连不上网，这是 ${momentOf(new Date(last.at).toISOString())} 的情况。` })
      this.setData({ trouble: last && offline ? '' : offline ? '现在连不上网。随手报照样能写，有网自动发送。' : whyOf(error) })
    }
  },

  onAll() { this.setData({ all: true }) },
  onElder() {
    elder.write(!this.data.elder)
    this.setData({ elder: !this.data.elder })
  },
  onReport() { open('/pages/clues/report') },
  onScan() { scan() },
})
