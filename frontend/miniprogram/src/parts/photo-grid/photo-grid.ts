/** Photos, three to a row; with `most` one can add and remove. Tells `add`, `remove` and `open` with the place of the photo. */
export interface Shot {
  id: string
  path: string
}

export interface Properties {
  shots: Shot[]
  most?: number
}

type Tap = WechatMiniprogram.TouchEvent<{ place: number }>

Component({
  options: { virtualHost: true },
  properties: { shots: { type: Array, value: [] }, most: { type: Number, value: 0 } },
  methods: {
    onAdd() { this.triggerEvent('add') },
    onRemove(event: Tap) { this.triggerEvent('remove', { place: placeOf(event) }) },
    onOpen(event: Tap) {
      const urls = (this.data.shots as Shot[]).map(shot => shot.path)
      void wx.previewImage({ urls, current: urls[placeOf(event)] ?? '' })
    },
  },
})

const placeOf = (event: Tap): number => Number(event.currentTarget.dataset['place'])
