/** One matter: in whose hands, until when, its steps, what was answered; rated here, other steps on their page. */
import { ApiError, momentOf, NoConnection, SATISFACTIONS, StepKey, type Schemas } from '@congress/core'
import type { Shot } from '../../parts/photo-grid/photo-grid'
import { api, files } from '../../phone'
import { carried, open, say, screen, valueOf, whyOf } from '../../screen'
import { seen } from '../../wx/kept'
import { askToBeTold } from '../notices/asking'
import { webUrl } from '../rows'
import { matterOf, papersOf, photosOf, type Clue, type Matter } from './matter'

type Satisfaction = Schemas['Satisfaction']
type Asked = 'attitude' | 'result'

const CHOICES = (Object.keys(SATISFACTIONS) as Satisfaction[]).map(key => ({ key, name: SATISFACTIONS[key] }))
const ASKED: { key: Asked; name: string }[] = [{ key: 'attitude', name: '办理态度' }, { key: 'result', name: '办理结果' }]
const NOT_RATED: Record<Asked, Satisfaction | ''> = { attitude: '', result: '' }

interface Read {
  clue: Clue
  timeline: Schemas['TimelineOut'][]
}

async function read(id: string): Promise<Read> {
  const path = { clue_id: id }
  const [clue, timeline] = await Promise.all([api.get('/clues/{clue_id}', { path }), api.get('/clues/{clue_id}/timeline', { path })])
  return { clue, timeline }
}

/** Photos that cannot be had now are left out; the page says so. */
async function shotsOf(ids: string[]): Promise<Shot[]> {
  const paths = await Promise.all(ids.map(id => files.download(id).catch(() => '')))
  return ids.map((id, at) => ({ id, path: paths[at]! })).filter(shot => shot.path)
}

export default screen({
  data: {
    matter: null as Matter | null, shots: [] as Shot[], answerShots: [] as Shot[], missing: 0, papers: [] as { id: string; name: string }[],
    trouble: '', old: '', rateTrouble: '', all: false, busy: false,
    choices: CHOICES, asked: ASKED, rated: NOT_RATED, bad: false,
  },
  id: '',
  words: '',
  key: new StepKey(),

  onLoad(query) {
    this.id = query['id'] ?? ''
    this.key = new StepKey()
  },
  onShow() { void this.load() },
  async onPullDownRefresh() {
    await this.load()
    void wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const found = await read(this.id)
      seen.write(`clue:${this.id}`, found)
      this.setData({ trouble: '', old: '' })
      await this.show(found)
    } catch (error) {
      const last = seen.read<Read>(`clue:${this.id}`)
      if (!last || !(error instanceof NoConnection)) {
        this.setData({ trouble: whyOf(error) })
        return
      }
      this.setData({ old: `现在连不上网，这是 ${momentOf(new Date(last.at).toISOString())} 的情况。` })
      await this.show(last.value)
    }
  },

  async show({ clue, timeline }: Read) {
    this.setData({ matter: matterOf(clue, timeline), papers: papersOf(clue) })
    const [report, answer] = [photosOf(clue, 'report'), photosOf(clue, 'answer')]
    const [shots, answerShots] = await Promise.all([shotsOf(report), shotsOf(answer)])
    this.setData({ shots, answerShots, missing: report.length + answer.length - shots.length - answerShots.length })
  },

  onRate(event: WechatMiniprogram.TouchEvent) {
    const { about, choice } = carried(event)
    const rated = { ...this.data.rated, [String(about)]: choice as Satisfaction }
    this.setData({ rated, bad: rated.attitude === 'dissatisfied' || rated.result === 'dissatisfied', rateTrouble: '' })
  },
  onWords(event: WechatMiniprogram.TextareaInput) { this.words = valueOf(event) },

  async onSendRating() {
    const { attitude, result } = this.data.rated
    if (this.data.busy) return
    if (!attitude || !result) {
      this.setData({ rateTrouble: '请分别选一下办理态度和办理结果。' })
      return
    }
    this.setData({ busy: true, rateTrouble: '' })
    const body = { attitude, result, words: this.data.bad ? this.words.trim() || null : null }
    try {
      await askToBeTold()
      await api.post('/clues/{clue_id}/rate', { path: { clue_id: this.id }, body, headers: this.key.headers(body) })
      this.key.done()
      say('评价已经收到。')
      this.setData({ rated: NOT_RATED, bad: false })
      await this.load()
    } catch (error) {
      this.setData({ rateTrouble: error instanceof ApiError ? Object.values(error.issuesByField)[0] ?? error.detail : whyOf(error) })
    }
    this.setData({ busy: false })
  },

  onStep(event: WechatMiniprogram.TouchEvent) { open(`/pages/clues/step?id=${this.id}&step=${String(carried(event)['step'])}`) },
  onAll() { this.setData({ all: true }) },
  onDesk() { open(webUrl(`/clues/${this.id}`)) },

  onMap() {
    const matter = this.data.matter
    if (matter?.point) void wx.openLocation({ ...matter.point, name: matter.place, scale: 15 })
  },

  async onPaper(event: WechatMiniprogram.TouchEvent) {
    try {
      await wx.openDocument({ filePath: await files.download(String(carried(event)['id'])), showMenu: true })
    } catch (error) {
      this.setData({ trouble: error instanceof Error ? whyOf(error) : '这份文件手机打不开，请在电脑上看。' })
    }
  },
})
