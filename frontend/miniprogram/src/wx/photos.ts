/**
 * Photos on the phone: made small, and copied at once out of WeChat's temporary folder, which is emptied at any
 * time, into the folder of the mini-program (200 MB, kept through restarts and upgrades).
 */
import { newId, sha256Of, StorageFull, type KeptPhoto } from '@congress/core'

const LONGEST = 1600
const QUALITY = 80
const BEGINNING = 'photo-'

export class NotAPhoto extends Error {
  override readonly name = 'NotAPhoto'

  constructor(override readonly cause?: unknown) {
    super('这张照片打不开，请重新拍一张，或者换一张。')
  }
}

/** How wide and high a picture may stay; undefined for one that is small enough. */
export function fitted(width: number, height: number): { compressedWidth: number } | { compressedHeight: number } | undefined {
  if (Math.max(width, height) <= LONGEST) return undefined
  return width >= height ? { compressedWidth: LONGEST } : { compressedHeight: LONGEST }
}

const folder = (): string => wx.env.USER_DATA_PATH
const files = (): WechatMiniprogram.FileSystemManager => wx.getFileSystemManager()

async function made(path: string): Promise<string> {
  const size = await new Promise<{ width: number; height: number }>((resolve, reject) => {
    wx.getImageInfo({ src: path, success: resolve, fail: error => reject(new NotAPhoto(error.errMsg)) })
  })
  const side = fitted(size.width, size.height)
  if (!side) return path
  return new Promise((resolve, reject) => {
    wx.compressImage({
      src: path, quality: QUALITY, ...side,
      success: answer => resolve(answer.tempFilePath),
      fail: error => reject(new NotAPhoto(error.errMsg)),
    })
  })
}

/** Every failure to write a file means for the person that there is no room; 1300202 is the limit of 200 MB. */
function copied(from: string, to: string): Promise<void> {
  return new Promise((resolve, reject) => {
    files().copyFile({ srcPath: from, destPath: to, success: () => resolve(), fail: error => reject(new StorageFull(error.errMsg)) })
  })
}

function bytesOf(path: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    files().readFile({ filePath: path, success: ({ data }) => resolve(data as ArrayBuffer), fail: error => reject(new StorageFull(error.errMsg)) })
  })
}

/** Keep one photo that WeChat handed over; throws StorageFull, or NotAPhoto for what is none. */
export async function keepPhoto(temporary: string): Promise<KeptPhoto> {
  const id = newId()
  const name = `${id}.jpg`
  const ref = `${folder()}/${BEGINNING}${name}`
  await copied(await made(temporary), ref)
  try {
    const bytes = await bytesOf(ref)
    return { id, ref, name, size: bytes.byteLength, sha256: sha256Of(bytes), sent: false }
  } catch (error) {
    await dropPhoto(ref)
    throw error
  }
}

/** Let go of a photo; one that is gone already is no error. */
export function dropPhoto(ref: string): Promise<void> {
  return new Promise(resolve => { files().unlink({ filePath: ref, complete: () => resolve() }) })
}

export function isKept(ref: string): Promise<boolean> {
  return new Promise(resolve => { files().access({ path: ref, success: () => resolve(true), fail: () => resolve(false) }) })
}

/**
 * Remove photos that nothing refers to: the app was killed between the copy and the draft. Ids sort by birth, so that
 * those taken from now on are left alone.
 */
export async function sweepPhotos(referred: Iterable<string>, now = newId()): Promise<void> {
  const wanted = new Set(referred)
  const there = await new Promise<string[]>(resolve => {
    files().readdir({ dirPath: folder(), success: answer => resolve(answer.files), fail: () => resolve([]) })
  })
  for (const name of there) {
    const ref = `${folder()}/${name}`
    if (name.indexOf(BEGINNING) === 0 && name < BEGINNING + now && !wanted.has(ref)) await dropPhoto(ref)
  }
}

/** Let the person take or choose photos; none when they turned back. */
export function choosePhotos(most: number): Promise<string[]> {
  return new Promise(resolve => {
    wx.chooseMedia({
      count: most, mediaType: ['image'], sourceType: ['camera', 'album'], sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles.map(file => file.tempFilePath)),
      fail: () => resolve([]),
    })
  })
}
