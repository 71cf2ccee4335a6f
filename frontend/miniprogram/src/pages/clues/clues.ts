/** One's own matters, or what one's unit was given: the last changed first. */
import { momentOf, NoConnection, type Query } from '@congress/core'
import { api, me } from '../../phone'
import { carried, screen, whyOf } from '../../screen'
import { seen } from '../../wx/kept'
import { listName, rowOfClue, whose, type Row } from '../rows'

const PAGE = 20

const FILTERS: { key: string; name: string; query: Query<'/clues'> }[] = [
  { key: 'all', name: '全部', query: {} },
  { key: 'overdue', name: '超期', query: { light: 'overdue' } },
  { key: 'due_soon', name: '快到期', query: { light: 'due_soon' } },
  { key: 'done', name: '办结', query: { light: 'done' } },
]

export default screen({
  data: { filters: FILTERS.map(({ key, name }) => ({ key, name })), filter: 'all', rows: [] as Row[], count: 0, next: '', ready: false, trouble: '', old: '' },

  onLoad() {
    void wx.setNavigationBarTitle({ title: listName(me()?.grant?.role) })
  },
  onShow() { void this.load() },
  async onPullDownRefresh() {
    await this.load()
    void wx.stopPullDownRefresh()
  },
  async onReachBottom() {
    if (this.data.next) await this.more(this.data.next)
  },

  async ask(after?: string) {
    const { query } = FILTERS.find(one => one.key === this.data.filter)!
    return api.get('/clues', { query: { ...query, ...whose(me()?.grant?.role), sort: 'updated', limit: PAGE, count: true, after } })
  },

  async load() {
    try {
      const page = await this.ask()
      const rows = page.items.map(rowOfClue)
      if (this.data.filter === 'all') seen.write('clues', rows)
      this.setData({ rows, count: page.count ?? rows.length, next: page.next ?? '', ready: true, trouble: '', old: '' })
    } catch (error) {
      const last = seen.read<Row[]>('clues')
      if (last && error instanceof NoConnection && this.data.filter === 'all') {
        this.setData({ rows: last.value, count: last.value.length, next: '', ready: true, trouble: '', old: `现在连不上网，这是 ${momentOf(new Date(last.at).toISOString())} 的情况。` })
      } else {
        this.setData({ trouble: whyOf(error) })
      }
    }
  },

  async more(after: string) {
    this.setData({ next: '' })
    try {
      const page = await this.ask(after)
      this.setData({ rows: [...this.data.rows, ...page.items.map(rowOfClue)], next: page.next ?? '' })
    } catch (error) {
      this.setData({ next: after, trouble: whyOf(error) })
    }
  },

  onFilter(event: WechatMiniprogram.TouchEvent) {
    this.setData({ filter: String(carried(event)['key']), rows: [], ready: false })
    void this.load()
  },
})
