/** Change the place of a report: by the phone, on WeChat's map, from the list, in words. */
import type { Place } from '@congress/core'
import { api, me } from '../../phone'
import { carried, screen, valueOf, whyOf } from '../../screen'
import { seen } from '../../wx/kept'
import { Draft } from './draft'
import { located, matching, ownFirst, picked, spotsOf, type Spot } from './places'

const MOST = 30

async function allSpots(): Promise<Spot[]> {
  const last = seen.read<Spot[]>('spots')
  try {
    const spots = ownFirst(spotsOf(await api.get('/divisions/tree')), me()?.grant?.congress.scope ?? '')
    seen.write('spots', spots)
    return spots
  } catch (error) {
    if (last) return last.value
    throw error
  }
}

export default screen({
  data: { words: '', division: '', point: '', said: '', found: [] as Spot[], trouble: '', listTrouble: '' },
  draft: new Draft(),
  spots: [] as Spot[],

  async onLoad(query) {
    try {
      const opened = await Draft.open(query['id'] ?? '')
      if (!opened) return
      this.draft = opened.draft
      this.paint()
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
    await this.list()
  },

  async list() {
    try {
      this.spots = await allSpots()
      this.setData({ found: matching(this.spots, this.data.said, MOST), listTrouble: '' })
    } catch {
      this.setData({ listTrouble: '乡镇名单要有网络时打开一次才有。写清楚在哪个村，一样能办。' })
    }
  },

  paint() {
    const { words, division_name, point } = this.draft.report.place
    this.setData({ words: words ?? '', division: division_name ?? '', point: point ? `已定位（${point.datum === 'wgs84' ? '手机' : '地图'}）` : '' })
  },

  async put(change: Place) {
    try {
      await this.draft.change({ place: { ...this.draft.report.place, ...change } })
      this.setData({ trouble: '' })
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
    this.paint()
  },

  async onWords(event: WechatMiniprogram.Input) { await this.put({ words: valueOf(event) }) },

  async onLocate() {
    try {
      await this.put({ point: await located() })
    } catch (error) {
      this.setData({ trouble: (error as Error).message })
    }
  },

  async onMap() {
    const place = await picked()
    if (place) await this.put(place)
  },

  onSearch(event: WechatMiniprogram.Input) {
    const said = valueOf(event)
    this.setData({ said, found: matching(this.spots, said, MOST) })
  },

  async onSpot(event: WechatMiniprogram.TouchEvent) {
    const spot = this.spots.find(one => one.id === carried(event)['id'])
    if (spot) await this.put({ division_id: spot.id, division_name: spot.name })
  },

  onDone() { void wx.navigateBack() },
})
