/** WeChat's file system: the mini-program's folder in IndexedDB, temporary files in memory, gone with the tab. */
import { calling, Failure, setting } from './calling'

export const FOLDER = 'wxfile://usr'
const LIMIT = 200 * 1024 * 1024

const temporary = new Map<string, Blob>()
let turn = 0

const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error!)
})

let opened: Promise<IDBDatabase> | undefined
function database(): Promise<IDBDatabase> {
  const request = indexedDB.open('wx-files', 1)
  request.onupgradeneeded = () => { request.result.createObjectStore('files') }
  opened ??= asked(request)
  return opened
}
async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await database()).transaction('files', mode).objectStore('files')
}

interface Kept { type: string; bytes: ArrayBuffer }
const found = async (path: string): Promise<Kept | undefined> => asked((await store('readonly')).get(path) as IDBRequest<Kept | undefined>)

export function hold(blob: Blob, name = 'jpg'): string {
  const path = `wxfile://tmp_${Date.now()}_${turn++}.${name}`
  temporary.set(path, blob)
  return path
}

export async function blobOf(path: string): Promise<Blob> {
  const held = temporary.get(path)
  if (held) return held
  const kept = await found(path)
  if (!kept) throw new Failure(`no such file or directory ${path}`, 1300002)
  return new Blob([kept.bytes], { type: kept.type })
}

async function copy({ srcPath, destPath }: { srcPath: string; destPath: string }): Promise<void> {
  const blob = await blobOf(srcPath)
  const all = await asked((await store('readonly')).getAll() as IDBRequest<Kept[]>)
  const used = all.reduce((sum, one) => sum + one.bytes.byteLength, 0)
  if (used + blob.size > Number(setting('files-limit') ?? LIMIT)) throw new Failure('the maximum size of the file storage limit is exceeded', 1300202)
  const bytes = await blob.arrayBuffer()
  await asked((await store('readwrite')).put({ type: blob.type, bytes }, destPath))
}

export const fileSystem = {
  copyFile: calling('copyFile', copy),
  readFile: calling('readFile', async ({ filePath }: { filePath: string }) => ({ data: await (await blobOf(filePath)).arrayBuffer() })),
  unlink: calling('unlink', async ({ filePath }: { filePath: string }) => {
    if (!await found(filePath)) throw new Failure(`no such file or directory ${filePath}`, 1300002)
    await asked((await store('readwrite')).delete(filePath))
  }),
  access: calling('access', async ({ path }: { path: string }) => { await blobOf(path) }),
  readdir: calling('readdir', async ({ dirPath }: { dirPath: string }) => {
    const names = await asked((await store('readonly')).getAllKeys())
    return { files: names.map(String).filter(name => name.startsWith(`${dirPath}/`)).map(name => name.slice(dirPath.length + 1)) }
  }),
}
