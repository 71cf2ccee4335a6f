/** What WeChat asks the phone and its user for: camera, place, codes, sign-in, agreement. */
import { calling, Failure, setting } from './calling'
import { blobOf, hold } from './files'

function chosen(count: number): Promise<File[]> {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept: 'image/*', multiple: count > 1 })
  return new Promise((resolve, reject) => {
    input.onchange = () => resolve(Array.from(input.files ?? []).slice(0, count))
    input.oncancel = () => reject(new Failure('cancel'))
    input.click()
  })
}

async function compressed({ src, quality = 80, compressedWidth, compressedHeight }: { src: string; quality?: number; compressedWidth?: number; compressedHeight?: number }) {
  const picture = await createImageBitmap(await blobOf(src))
  const scale = compressedWidth ? compressedWidth / picture.width : compressedHeight ? compressedHeight / picture.height : 1
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return { tempFilePath: hold(await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 })) }
}

/** Whoever uses this WeChat; the stand-in WeChat server knows them by what the code says, each code good once. */
const openid = (): string => setting('openid') ?? 'somebody'
const once = (kind: string, who: string): string => `${kind}-${who}.${crypto.randomUUID()}`

export const phone = {
  chooseMedia: calling('chooseMedia', async ({ count = 9 }: { count?: number }) => {
    const files = await chosen(count)
    return { type: 'image', tempFiles: files.map(file => ({ tempFilePath: hold(file), size: file.size, fileType: 'image' })) }
  }),
  compressImage: calling('compressImage', compressed),
  getImageInfo: calling('getImageInfo', async ({ src }: { src: string }) => {
    const picture = await createImageBitmap(await blobOf(src)).catch(() => { throw new Failure('can not decode') })
    return { width: picture.width, height: picture.height, path: src, orientation: 'up', type: 'jpeg' }
  }),
  previewImage: calling('previewImage', () => ({})),
  getLocation: calling('getLocation', () => new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ longitude: coords.longitude, latitude: coords.latitude }),
      error => reject(new Failure(error.code === 1 ? 'auth deny' : 'system error')),
    )
  })),
  /** A test says which place is picked on WeChat's map. */
  chooseLocation: calling('chooseLocation', () => {
    const place = setting('picks')
    if (!place) throw new Failure('cancel')
    return JSON.parse(place) as object
  }),
  openLocation: calling('openLocation', () => ({})),
  openDocument: calling('openDocument', () => ({})),
  scanCode: calling('scanCode', () => {
    const result = setting('scans')
    if (!result) throw new Failure('cancel')
    return { result, scanType: 'QR_CODE' }
  }),
  login: calling('login', () => ({ code: once('code', openid()) })),
  requestSubscribeMessage: calling('requestSubscribeMessage', ({ tmplIds }: { tmplIds: string[] }) =>
    Object.fromEntries(tmplIds.map(id => [id, setting('refuses')?.includes(id) ? 'reject' : 'accept']))),
  getRandomValues: calling('getRandomValues', ({ length }: { length: number }) => ({ randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer })),
}

/** What the button of a phone number tells its page. */
export const phoneCode = (): { code?: string; errMsg: string } => {
  const number = setting('number')
  return number ? { code: once('phone', number), errMsg: 'getPhoneNumber:ok' } : { errMsg: 'getPhoneNumber:fail user deny' }
}
