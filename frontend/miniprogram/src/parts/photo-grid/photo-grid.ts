/** Photos, three to a row; with `most` one can add and remove. Tells `add`, and `remove` with the place of the photo. */
import { part } from '../../part'

export interface Shot {
  id: string
  path: string
}

export interface Properties {
  shots: Shot[]
  most?: number
}

type Tap = WechatMiniprogram.TouchEvent

const placeOf = (event: Tap): number => Number(event.currentTarget.dataset['place'])

export default part<Properties>()({
  properties: { shots: { type: Array, value: [] }, most: { type: Number, value: 0 } },
  methods: {
    onAdd() { this.triggerEvent('add') },
    onRemove(event: Tap) { this.triggerEvent('remove', { place: placeOf(event) }) },
    onOpen(event: Tap) {
      const urls = this.data.shots.map(shot => shot.path)
      void wx.previewImage({ urls, current: urls[placeOf(event)] ?? '' })
    },
  },
})
