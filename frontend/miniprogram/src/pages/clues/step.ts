/** One step of a matter: its few fields, photos among them; kept on the phone until the server has it. */
import { ApiError, CLUE_STEPS, MOST_PHOTOS, problemOf, StepKey, todayIs, urlOf, type KeptPhoto } from '@congress/core'
import type { Shot } from '../../parts/photo-grid/photo-grid'
import { files, me, session } from '../../phone'
import { carried, say, screen, valueOf, whyOf } from '../../screen'
import { keep, kept, letGo } from '../../wx/kept'
import { choosePhotos, dropPhoto, keepPhoto } from '../../wx/photos'
import { STEPS, type FieldShown, type StepName } from './steps'

interface Written {
  said: Record<string, string>
  photos: KeptPhoto[]
}

const NOTHING: Record<string, string> = {}

/** What is missing, in words, by field. */
export function missing(fields: FieldShown[], said: Record<string, string>): Record<string, string> {
  return fields.filter(field => field.kind !== 'photos' && !field.optional && !said[field.name]?.trim())
    .reduce<Record<string, string>>((all, field) => ({ ...all, [field.name]: field.kind === 'day' ? '请选一天。' : '请填写。' }), {})
}

/** What is sent: words as written, what may stay empty as null, photos by their ids. */
export function bodyOf(fields: FieldShown[], said: Record<string, string>, photos: KeptPhoto[]): Record<string, unknown> {
  return fields.reduce<Record<string, unknown>>((all, field) => ({
    ...all, [field.name]: field.kind === 'photos' ? photos.map(photo => photo.id) : said[field.name]?.trim() || null,
  }), {})
}

export default screen({
  data: { main: '', about: '', fields: [] as FieldShown[], said: NOTHING, wrong: NOTHING, shots: [] as Shot[], most: MOST_PHOTOS, today: todayIs(), going: '', busy: false, trouble: '', kept: '' },
  id: '',
  step: 'answer' as StepName,
  photos: [] as KeptPhoto[],
  key: new StepKey(),

  onLoad(query) {
    this.id = query['id'] ?? ''
    this.step = (query['step'] ?? '') as StepName
    this.key = new StepKey()
    const { main, words, fields } = STEPS[this.step]
    void wx.setNavigationBarTitle({ title: CLUE_STEPS[this.step] })
    const before = kept<Written>(this.place())
    this.photos = before?.photos ?? []
    this.setData({ main, about: words, fields, said: before?.said ?? {}, kept: before ? '上次写的还在' : '' })
    this.paint()
  },

  place(): string { return `step:${me()?.account_id ?? ''}:${this.id}:${this.step}` },
  paint() { this.setData({ shots: this.photos.map(photo => ({ id: photo.id, path: photo.ref })) }) },

  /** Keep what is written; the error, if there is no room, goes to whoever asked. */
  write(said: Record<string, string>, photos: KeptPhoto[]) {
    keep(this.place(), { said, photos } satisfies Written)
    this.photos = photos
    this.setData({ said, kept: '草稿已存', trouble: '' })
  },

  onSaid(event: WechatMiniprogram.CustomEvent) {
    const name = String(carried(event)['name'])
    this.setData({ wrong: { ...this.data.wrong, [name]: '' } })
    try {
      this.write({ ...this.data.said, [name]: valueOf(event) }, this.photos)
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
  },

  async onAdd() {
    this.setData({ busy: true })
    try {
      for (const path of await choosePhotos(MOST_PHOTOS - this.photos.length)) await this.add(path)
    } catch (error) {
      this.setData({ trouble: whyOf(error) })
    }
    this.setData({ busy: false })
    this.paint()
  },

  async add(path: string) {
    const photo = await keepPhoto(path)
    try {
      this.write(this.data.said, [...this.photos, photo])
    } catch (error) {
      await dropPhoto(photo.ref)
      throw error
    }
  },

  async onRemove(event: WechatMiniprogram.CustomEvent<{ place: number }>) {
    const gone = this.photos[event.detail.place]
    this.write(this.data.said, this.photos.filter(photo => photo !== gone))
    if (gone) await dropPhoto(gone.ref)
    this.paint()
  },

  /** Photos one by one, each once; then the step, under a key that makes a repeat harmless. */
  async onSend() {
    if (this.data.busy) return
    const wrong = missing(this.data.fields, this.data.said)
    this.setData({ wrong, trouble: '' })
    if (Object.keys(wrong).length) return
    this.setData({ busy: true })
    try {
      await this.send()
      letGo(this.place())
      for (const photo of this.photos) await dropPhoto(photo.ref)
      say('已经报送。')
      void wx.navigateBack()
    } catch (error) {
      const issues = error instanceof ApiError ? error.issuesByField : {}
      this.setData({ wrong: issues, trouble: `${whyOf(error)}写好的都存着。` })
    }
    this.setData({ busy: false, going: '' })
  },

  async send() {
    for (const [at, photo] of this.photos.entries()) {
      this.setData({ going: `正在发照片 ${at + 1} / ${this.photos.length}` })
      if (photo.sent) continue
      await files.upload(photo)
      this.write(this.data.said, this.photos.map(one => one.id === photo.id ? { ...one, sent: true } : one))
    }
    this.setData({ going: '正在报送' })
    const body = bodyOf(this.data.fields, this.data.said, this.photos)
    const url = urlOf(`/clues/{id}/${this.step}`, { path: { id: this.id } })
    const answer = await session.transport({ method: 'POST', url, body, headers: this.key.headers(body) })
    if (answer.status >= 400) throw new ApiError(problemOf(answer))
    this.key.done()
  },
})
