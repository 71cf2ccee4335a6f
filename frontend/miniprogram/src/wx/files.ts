/** Bytes to and from the server, which need the Authorization header: one upload a photo, downloads kept for this run. */
import { ApiError, NoConnection, problemOf, urlOf, type KeptPhoto, type Problem, type Session } from '@congress/core'
import { isKept } from './photos'

const PATIENCE = 120_000

/** What the phone itself lost; the report comes back to its author with this beside the photos. */
const GONE: Problem = {
  type: '/problems/photo-gone', title: '照片不在了', status: 410, instance: '',
  detail: '有一张照片在手机里找不到了，请去掉它，或者重新拍一张。',
  issues: [{ path: 'body.files', code: 'photo-gone', detail: '有一张照片在手机里找不到了，请去掉它，或者重新拍一张。' }],
}

export function createFiles(session: Session, origin: () => string) {
  const shown = new Map<string, Promise<string>>()

  /** Send once more after a refresh when the access token had run out. */
  async function authorised<T extends { statusCode: number }>(deed: () => Promise<T>): Promise<T> {
    const first = await deed()
    return first.statusCode === 401 && await session.refresh() ? deed() : first
  }

  /** Send a photo under the id it got on the phone; again is harmless. */
  async function upload(photo: KeptPhoto): Promise<void> {
    if (!await isKept(photo.ref)) throw new ApiError(GONE)
    const answer = await authorised(() => new Promise<WechatMiniprogram.UploadFileSuccessCallbackResult>((resolve, reject) => {
      wx.uploadFile({
        url: origin() + urlOf('/files'), filePath: photo.ref, name: 'file', timeout: PATIENCE,
        formData: { id: photo.id, sha256: photo.sha256 }, header: session.headers(),
        success: resolve, fail: error => reject(new NoConnection(error.errMsg)),
      })
    }))
    if (answer.statusCode >= 400) throw new ApiError(problemOf({ status: answer.statusCode, headers: {}, body: read(answer.data) }))
  }

  async function fetched(id: string): Promise<string> {
    const answer = await authorised(() => new Promise<WechatMiniprogram.DownloadFileSuccessCallbackResult>((resolve, reject) => {
      wx.downloadFile({
        url: origin() + urlOf('/files/{id}', { path: { id } }), header: session.headers(), timeout: PATIENCE,
        success: resolve, fail: error => reject(new NoConnection(error.errMsg)),
      })
    }))
    if (answer.statusCode >= 400) throw new ApiError(problemOf({ status: answer.statusCode, headers: {}, body: undefined }))
    return answer.tempFilePath
  }

  /** A local path of a file of the server, downloaded once a run. */
  function download(id: string): Promise<string> {
    const known = shown.get(id)
    if (known) return known
    const asked = fetched(id)
    shown.set(id, asked)
    asked.catch(() => shown.delete(id))
    return asked
  }

  return { upload, download, forget: () => shown.clear() }
}

function read(said: string): unknown {
  try {
    return JSON.parse(said) as unknown
  } catch {
    return undefined
  }
}
