/** WeChat's storage, in localStorage, so that it outlives a killed tab; 10 MB, or what a test sets. */
import { setting } from './calling'

const BEFORE = 'wx:'
const LIMIT = 10 * 1024 * 1024

const keys = (): string[] => Object.keys(localStorage).filter(key => key.startsWith(BEFORE))
const size = (): number => keys().reduce((sum, key) => sum + key.length + localStorage.getItem(key)!.length, 0)

export const storage = {
  getStorageSync: (key: string): unknown => {
    const kept = localStorage.getItem(BEFORE + key)
    return kept === null ? '' : JSON.parse(kept) as unknown
  },
  setStorageSync: (key: string, value: unknown): void => {
    const said = JSON.stringify(value)
    const before = localStorage.getItem(BEFORE + key)?.length ?? 0
    if (said.length > 1024 * 1024) throw new Error('setStorageSync:fail entry size limit reached')
    if (size() - before + said.length > Number(setting('storage-limit') ?? LIMIT)) throw new Error('setStorageSync:fail storage limit reached')
    localStorage.setItem(BEFORE + key, said)
  },
  removeStorageSync: (key: string): void => { localStorage.removeItem(BEFORE + key) },
  getStorageInfoSync: () => ({ keys: keys().map(key => key.slice(BEFORE.length)), currentSize: Math.ceil(size() / 1024), limitSize: LIMIT / 1024 }),
}
