/** Report a problem in under a minute: photos and place first, kept after every field, sent when there is a network. */
import { ApiError, CATEGORIES, lookOf, MOST_PHOTOS, MOST_WORDS, NoConnection, sightOf, spokenDay, type Category, type Place, type ReportIssues, type Schemas } from '@congress/core'
import { api, outbox } from '../../phone'
import { carried, leaveFor, open, say, screen, sure, valueOf, whyOf } from '../../screen'
import { choosePhotos, dropPhoto, keepPhoto } from '../../wx/photos'
import { askToBeTold } from '../notices/asking'
import { clueUrl } from '../rows'
import { Draft } from './draft'
import { located, saidOfPlace } from './places'
import type { Shot } from '../../parts/photo-grid/photo-grid'

type Twin = Schemas['TwinOut']

const KINDS = (Object.keys(CATEGORIES) as Category[]).map(key => ({ key, name: CATEGORIES[key] }))
const LONG_ENOUGH = 4
const NO_ISSUES: ReportIssues = {}

/** 相距约 120 米，9月2日报. */
const saidOfTwin = (twin: Twin): string =>
  [twin.metres === null ? '' : `相距约 ${twin.metres} 米`, `${spokenDay(twin.created_at)}报`, twin.code].filter(Boolean).join('，')

export default screen({
  data: {
    most: MOST_PHOTOS, mostWords: MOST_WORDS, kinds: KINDS, onTime: lookOf('on_time', null),
    shots: [] as Shot[], words: '', category: '' as Category | '', unnamed: false,
    place: '', fixed: false, locating: false, placeTrouble: '',
    kept: '', issues: NO_ISSUES, refused: '', trouble: '', locked: false, busy: false,
    twin: null as { id: string; title: string; said: string; mayOpen: boolean } | null,
  },
  draft: new Draft(),
  closed: new Set<string>(),
  id: '',
  /** Of asking for twins: only the last answer counts. */
  turn: 0,

  onLoad(query) {
    this.draft = new Draft()
    this.closed = new Set()
    this.id = query['id'] ?? ''
    if (!this.id) void this.onLocate()
  },

  /** What was kept, also after the place was chosen on the page of places. */
  async onShow() {
    if (!this.id) return
    try {
      const found = await Draft.open(this.id)
      if (!found) return
      this.draft = found.draft
      this.setData({ issues: found.entry.issues ?? {}, refused: found.entry.state === 'refused' ? found.entry.why ?? '' : '' })
      this.paint()
      void this.look()
    } catch (error) {
      this.setData({ locked: true, trouble: whyOf(error) })
    }
  },

  paint() {
    const { report, photos } = this.draft
    this.setData({
      shots: photos.map(photo => ({ id: photo.id, path: photo.ref })),
      words: report.words, category: report.category ?? '', unnamed: report.unnamed,
      place: saidOfPlace(report.place), fixed: report.place.point !== undefined,
    })
  },

  /** Keep it, and say so. */
  async keep(deed: Promise<string>) {
    try {
      this.id = await deed
      this.setData({ kept: '草稿已存', trouble: '' })
    } catch (error) {
      this.setData({ kept: '', trouble: whyOf(error) })
    }
  },

  async onAdd() {
    this.setData({ busy: true, trouble: '' })
    try {
      for (const path of await choosePhotos(MOST_PHOTOS - this.draft.photos.length)) await this.add(path)
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
    this.setData({ busy: false })
    this.paint()
  },

  async add(path: string) {
    const photo = await keepPhoto(path)
    try {
      this.id = await this.draft.show([...this.draft.photos, photo])
      this.setData({ kept: '草稿已存' })
    } catch (error) {
      await dropPhoto(photo.ref)
      throw error
    }
  },

  async onRemove(event: WechatMiniprogram.CustomEvent<{ place: number }>) {
    const { place } = event.detail
    await this.keep(this.draft.show(this.draft.photos.filter((_, at) => at !== place)))
    this.paint()
  },

  async onWords(event: WechatMiniprogram.TextareaInput) {
    if (this.data.issues.words) this.setData({ issues: { ...this.data.issues, words: undefined } })
    await this.keep(this.draft.change({ words: valueOf(event) }))
  },

  async onWritten() { await this.look() },

  async onKind(event: WechatMiniprogram.TouchEvent) {
    const category = String(carried(event)['key']) as Category
    this.setData({ category })
    await this.keep(this.draft.change({ category }))
    await this.look()
  },

  async onUnnamed() {
    this.setData({ unnamed: !this.data.unnamed })
    await this.keep(this.draft.change({ unnamed: this.data.unnamed }))
  },

  /** Where the phone is, in the datum it says; without a fix words are enough. */
  async onLocate() {
    this.setData({ locating: true, placeTrouble: '' })
    try {
      const point = await located()
      await this.put({ ...this.draft.report.place, point })
    } catch (error) {
      this.setData({ placeTrouble: (error as Error).message })
    }
    this.setData({ locating: false })
  },

  async put(place: Place) {
    this.setData({ issues: { ...this.data.issues, place: undefined } })
    await this.keep(this.draft.change({ place }))
    this.paint()
    await this.look()
  },

  async onPlace() {
    await this.keep(this.draft.save())
    if (this.id) open(`/pages/clues/place?id=${this.id}`)
  },

  /** The nearest likely twin, where there is a network; never in the way of reporting. */
  async look() {
    const { report } = this.draft
    const turn = ++this.turn
    if (report.words.trim().length < LONG_ENOUGH) return
    try {
      const twins = await api.post('/clues/likely', { body: sightOf(report) })
      if (turn !== this.turn) return
      const twin = twins.find(one => !this.closed.has(one.id))
      this.setData({ twin: twin ? { id: twin.id, title: twin.title, said: saidOfTwin(twin), mayOpen: twin.may_open } : null })
    } catch (error) {
      if (!(error instanceof NoConnection || error instanceof ApiError)) throw error
    }
  },

  onOther() {
    const { twin } = this.data
    if (twin) this.closed.add(twin.id)
    this.setData({ twin: null })
  },

  async onSame() {
    const { twin } = this.data
    if (!twin || !await sure('不再报这一件？', `“${twin.title}”已经有人反映，正在办。您写的这份不发出，从手机里删掉。`, '不报了')) return
    await this.draft.remove()
    this.id = ''
    if (twin.mayOpen) void wx.redirectTo({ url: clueUrl(twin.id) })
    else void wx.navigateBack()
  },

  onSave() {
    say('草稿已存，在“未发出”里。')
    void wx.navigateBack()
  },

  async onSend() {
    if (this.data.busy) return
    const told = askToBeTold()
    await this.keep(this.draft.save())
    if (!this.id || this.data.trouble) return
    const issues = await outbox.send(this.id)
    this.setData({ issues })
    if (Object.keys(issues).length) return
    await told
    leaveFor('pages/clues/outbox')
  },
})
