/** A `wx` for unit tests: storage and files in memory, a server that answers as it is told. */
export interface Asked { url: string; method?: string; header?: Record<string, string>; data?: unknown; filePath?: string; formData?: Record<string, string> }
type Answer = { statusCode: number; header?: Record<string, string>; data?: unknown; tempFilePath?: string } | 'no network'
type Options = Record<string, unknown> & { success?: (answer: unknown) => void; fail?: (error: { errMsg: string }) => void; complete?: () => void }

const FOLDER = 'wxfile://usr'

export function engine() {
  const storage = new Map<string, string>()
  const files = new Map<string, ArrayBuffer>()
  const asked: Asked[] = []
  const phone = { room: Infinity, fileRoom: Infinity, size: { width: 800, height: 600 }, answer: (() => ({ statusCode: 200, header: {}, data: '' })) as (asked: Asked) => Answer }

  function said(options: Options, error: string | undefined, answer: unknown = {}): void {
    queueMicrotask(() => {
      if (error === undefined) options.success?.(answer)
      else options.fail?.({ errMsg: error })
      options.complete?.()
    })
  }
  const sent = (options: Options): void => {
    asked.push(options as unknown as Asked)
    const answer = phone.answer(options as unknown as Asked)
    said(options, answer === 'no network' ? 'request:fail' : undefined, answer)
  }
  const there = (path: string) => files.has(path) ? undefined : `fail no such file or directory ${path}`

  const fileSystem = {
    copyFile: (options: Options & { srcPath: string; destPath: string }) => {
      if (files.size > phone.fileRoom) return said(options, 'copyFile:fail the maximum size of the file storage limit is exceeded')
      files.set(options.destPath, files.get(options.srcPath)!)
      return said(options, undefined)
    },
    readFile: (options: Options & { filePath: string }) => said(options, there(options.filePath), { data: files.get(options.filePath) }),
    unlink: (options: Options & { filePath: string }) => said(options, files.delete(options.filePath) ? undefined : 'fail'),
    access: (options: Options & { path: string }) => said(options, there(options.path)),
    readdir: (options: Options & { dirPath: string }) => said(options, undefined, {
      files: [...files.keys()].filter(path => path.startsWith(`${options.dirPath}/`)).map(path => path.slice(options.dirPath.length + 1)),
    }),
  }

  const wx = {
    env: { USER_DATA_PATH: FOLDER },
    getFileSystemManager: () => fileSystem,
    getStorageSync: (key: string) => storage.has(key) ? JSON.parse(storage.get(key)!) as unknown : '',
    setStorageSync: (key: string, value: unknown) => {
      if (!storage.has(key) && storage.size >= phone.room) throw new Error('setStorageSync:fail storage limit reached')
      storage.set(key, JSON.stringify(value))
    },
    removeStorageSync: (key: string) => { storage.delete(key) },
    getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
    getRandomValues: (options: Options & { length: number }) => said(options, undefined, { randomValues: crypto.getRandomValues(new Uint8Array(options.length)).buffer }),
    getImageInfo: (options: Options & { src: string }) => said(options, there(options.src), phone.size),
    compressImage: (options: Options & { src: string }) => {
      files.set('wxfile://tmp/small.jpg', files.get(options.src)!.slice(0, 2))
      said(options, undefined, { tempFilePath: 'wxfile://tmp/small.jpg' })
    },
    request: sent, uploadFile: sent, downloadFile: sent,
  }
  Object.assign(globalThis, { wx })
  return { storage, files, asked, phone, bytes: (path: string, ...values: number[]) => { files.set(path, Uint8Array.from(values).buffer) } }
}
