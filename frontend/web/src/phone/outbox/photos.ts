/** Photos on the phone: made small before they are kept. */
import { newId, sha256Of, type KeptPhoto } from '@congress/core'
import { keepPhoto, photoBytes } from '../kept'

const LONGEST = 1600
const QUALITY = 0.82

export class NotAPhoto extends Error {
  override readonly name = 'NotAPhoto'

  constructor(override readonly cause?: unknown) {
    super('这个文件打不开，请重新拍一张，或者换一张照片。')
  }
}

/** Sides of a picture that fits into the longest side allowed; a small one stays as it is. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** A JPEG of at most 1,600 pixels a side, upright, without what the camera wrote into it. */
export async function small(photo: Blob): Promise<Blob> {
  const picture = await createImageBitmap(photo).catch((error: unknown) => { throw new NotAPhoto(error) })
  const { width, height } = fitted(picture.width, picture.height)
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const brush = canvas.getContext('2d')!
  brush.fillStyle = '#fff'
  brush.fillRect(0, 0, width, height)
  brush.drawImage(picture, 0, 0, width, height)
  picture.close()
  return new Promise((resolve, reject) => {
    canvas.toBlob(made => made ? resolve(made) : reject(new NotAPhoto()), 'image/jpeg', QUALITY)
  })
}

/** Make it small and keep it; throws StorageFull where there is no room, NotAPhoto for what is none. */
export async function keep(photo: Blob): Promise<KeptPhoto> {
  const bytes = await (await small(photo)).arrayBuffer()
  const id = newId()
  await keepPhoto(id, bytes)
  return { id, ref: id, name: `${id}.jpg`, size: bytes.byteLength, sha256: sha256Of(bytes), sent: false }
}

/** An address for `img`; whoever asks lets go of it. */
export async function addressOf(photo: KeptPhoto): Promise<string> {
  const bytes = await photoBytes(photo.ref)
  return bytes ? URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' })) : ''
}
