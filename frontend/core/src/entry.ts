/** One report on a phone: what is kept of it, where, how it travels, and where it stands in people's words. */
import type { Report, ReportIssues } from './report'

/** A photo kept on the phone. `ref` is the store's name for its bytes. */
export interface KeptPhoto {
  id: string
  ref: string
  name: string
  size: number
  sha256: string
  sent: boolean
}

/** `draft`: being written; `waiting`: to be sent; `refused`: to be mended; `received`: the server said so. */
export type EntryState = 'draft' | 'waiting' | 'refused' | 'received'

export interface Entry {
  id: string
  /** Whose it is; under another account it stays where it is. */
  account: string
  /** In which order reports go out: counted on this phone, never told by its clock. */
  turn: number
  state: EntryState
  report: Report
  photos: KeptPhoto[]
  /** It went out at least once, and may have arrived although no answer came. */
  tried: boolean
  failures: number
  /** The server failed at this one alone, so that the next may go before it. */
  aside?: boolean
  /** The server had lost its photos once, and they were sent again. */
  resent?: boolean
  /** Not again before this moment of the phone's clock. */
  notBefore: number
  /** The server's sentence, or why it has not gone yet. */
  why?: string | undefined
  issues?: ReportIssues | undefined
  receipt?: { code: string; at: string } | undefined
}

export interface Store {
  all(): Promise<Entry[]>
  /** Throws StorageFull when the phone has no room; what was kept before stays. */
  put(entry: Entry): Promise<void>
  remove(id: string): Promise<void>
  /** Let go of a photo's bytes. */
  drop(ref: string): Promise<void>
}

export interface Sender {
  photo(photo: KeptPhoto, entry: Entry): Promise<void>
  report(entry: Entry): Promise<{ code: string; at: string }>
}

export class StorageFull extends Error {
  override readonly name = 'StorageFull'

  constructor(override readonly cause?: unknown) {
    super('手机存储空间满了，这一步没有存上。请删掉一些照片或别的应用的内容，再试一次。')
  }
}

/** A report on its way cannot be changed or taken back until it is known whether it arrived. */
export class OnItsWay extends Error {
  override readonly name = 'OnItsWay'

  constructor() {
    super('这件可能已经送到了，等有网络确认以后再改。')
  }
}

export interface Sending {
  id: string
  /** How many of its photos are with the server. */
  sent: number
}

/** Where an entry stands, in the words of the list; never a code, and 已收到 only when the server said so. */
export function standingOf(entry: Entry, sending: Sending | undefined): string {
  if (entry.state === 'draft') return '草稿'
  if (entry.state === 'refused') return '没收下'
  if (entry.state === 'received') return '已收到'
  if (sending?.id !== entry.id) return '等网络'
  return entry.photos.length ? `正在发，照片 ${sending.sent} / ${entry.photos.length}` : '正在发'
}
