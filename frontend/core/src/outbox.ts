/**
 * Reports written down on a phone and sent when there is a network: in order, each exactly once, none dropped.
 *
 * The id of a report and of every photo is chosen here, so that sending again what may have arrived is
 * harmless. Where it lies (IndexedDB, the mini-program's storage) is a `Store`, how it travels a `Sender`.
 */
import { OnItsWay, StorageFull, type Entry, type KeptPhoto, type Sender, type Sending, type Store } from './entry'
import { newId } from './ids'
import { ApiError, NoConnection } from './problem'
import { issuesFrom, issuesOf, type Report, type ReportIssues } from './report'

const LONGEST = 300_000
const KEPT_RECEIPTS = 30
const PASSING = new Set([408, 425, 429])

/** Milliseconds to wait after so many failures: seconds at first, five minutes at most. */
export const backoff = (failures: number): number => Math.min(2 ** failures * 1000, LONGEST)

/** Whether its pause is over; a pause longer than the longest means that the phone's clock was moved. */
function due(entry: Entry, now: number): boolean {
  const left = entry.notBefore - now
  return left <= 0 || left > LONGEST
}

export interface Options {
  store: Store
  sender: Sender
  /** Whose reports may go out now; none while nobody is signed in. */
  account: () => string | undefined
  now?: () => number
  /** Lets one page of several send at a time. */
  inTurn?: (deed: () => Promise<void>) => Promise<void>
}

export type Outbox = ReturnType<typeof createOutbox>

export function createOutbox({ store, sender, account, now = Date.now, inTurn = deed => deed() }: Options) {
  const listeners = new Set<() => void>()
  let running: Promise<void> | undefined
  let again = false
  let hurry = false
  let sending: Sending | undefined

  const tell = (): void => { for (const listener of listeners) listener() }

  async function put(entry: Entry): Promise<void> {
    await store.put(entry)
    tell()
  }

  /** One's own entries, in the order they go out. */
  async function mine(): Promise<Entry[]> {
    const own = account()
    return (await store.all()).filter(entry => entry.account === own).sort((a, b) => a.turn - b.turn)
  }

  async function find(id: string): Promise<Entry | undefined> {
    return (await mine()).find(entry => entry.id === id)
  }

  /** How many entries other people who use this phone have not sent. */
  async function others(): Promise<number> {
    const own = account()
    return (await store.all()).filter(entry => entry.account !== own && entry.state !== 'received').length
  }

  /** Keep a draft as it stands; a new one without `id`. */
  async function save(report: Report, photos: KeptPhoto[], id?: string): Promise<Entry> {
    const owner = account()
    if (!owner) throw new Error('nobody is signed in')
    const before = id === undefined ? undefined : await find(id)
    if (before?.state === 'received' || before?.state === 'waiting' && (before.tried || sending?.id === id)) throw new OnItsWay()
    const entry: Entry = before
      ? { ...before, report, photos, state: before.state === 'refused' ? 'refused' : 'draft' }
      : { id: id ?? newId(), account: owner, turn: await nextTurn(), state: 'draft', report, photos, tried: false, failures: 0, notBefore: 0 }
    await put(entry)
    await dropAll((before?.photos ?? []).filter(photo => !photos.some(kept => kept.ref === photo.ref)))
    return entry
  }

  async function nextTurn(): Promise<number> {
    return 1 + Math.max(0, ...(await store.all()).map(entry => entry.turn))
  }

  /** Put a draft or a mended report in line; returns what must be put right first, if anything. */
  async function send(id: string): Promise<ReportIssues> {
    const entry = await find(id)
    if (!entry || entry.state === 'received') return {}
    const issues = issuesOf(entry.report, entry.photos.length)
    if (Object.keys(issues).length) return issues
    if (entry.state !== 'waiting') {
      await put({ ...entry, state: 'waiting', turn: await nextTurn(), failures: 0, notBefore: 0, why: undefined, issues: undefined })
    }
    void flush()
    return {}
  }

  /** Take a report that has not gone out for a draft again; throws OnItsWay where it may have arrived. */
  async function recall(id: string): Promise<Entry> {
    const entry = await find(id)
    if (!entry || entry.state === 'received') throw new OnItsWay()
    if (entry.state === 'waiting' && (entry.tried || sending?.id === id)) throw new OnItsWay()
    const draft: Entry = entry.state === 'waiting' ? { ...entry, state: 'draft' } : entry
    await put(draft)
    return draft
  }

  /** Remove an entry and its photos, at the wish of its author only. */
  async function remove(id: string): Promise<void> {
    const entry = await find(id)
    if (!entry) return
    if (sending?.id === id) throw new OnItsWay()
    await store.remove(id)
    await dropAll(entry.photos)
    tell()
  }

  async function dropAll(photos: KeptPhoto[]): Promise<void> {
    for (const photo of photos) await store.drop(photo.ref)
  }

  /**
   * Send what is due, in order; with `now` also what still pauses. Calls at the same time share one run, which
   * looks once more at the end for what came in between.
   */
  function flush(atOnce = false): Promise<void> {
    hurry ||= atOnce
    if (running) {
      again = true
      return running
    }
    running = inTurn(run).finally(() => {
      running = undefined
      sending = undefined
      tell()
    })
    return running
  }

  async function run(): Promise<void> {
    do {
      again = false
      const forced = hurry
      hurry = false
      for (const { id } of await mine()) {
        const entry = await find(id)
        if (entry?.state !== 'waiting') continue
        const goes = forced || due(entry, now()) ? await sendOne(entry) : entry.aside
        if (!goes) break
      }
    } while (again || hurry)
  }

  /** Whether the next one may be tried: not where there is no network, no sign-in, or the server asks for patience. */
  async function sendOne(waiting: Entry): Promise<boolean> {
    let entry = waiting
    try {
      for (const photo of entry.photos) {
        sending = { id: entry.id, sent: entry.photos.filter(one => one.sent).length }
        tell()
        if (photo.sent) continue
        await sender.photo(photo, entry)
        entry = { ...entry, photos: entry.photos.map(one => one.id === photo.id ? { ...one, sent: true } : one) }
        await put(entry)
      }
      sending = { id: entry.id, sent: entry.photos.length }
      entry = { ...entry, tried: true }
      await put(entry)
      await receive(entry, await sender.report(entry))
      return true
    } catch (error) {
      return await fail(entry, error)
    } finally {
      sending = undefined
    }
  }

  async function receive(entry: Entry, receipt: { code: string; at: string }): Promise<void> {
    await put({ ...entry, state: 'received', receipt, why: undefined, issues: undefined, photos: [] })
    await dropAll(entry.photos)
    const old = (await mine()).filter(one => one.state === 'received').slice(0, -KEPT_RECEIPTS)
    for (const one of old) await store.remove(one.id)
  }

  async function fail(entry: Entry, error: unknown): Promise<boolean> {
    if (error instanceof ApiError && error.status < 500 && error.status !== 401 && !PASSING.has(error.status)) {
      await refuse(entry, error)
      return true
    }
    const failures = entry.failures + 1
    const aside = error instanceof ApiError && error.status >= 500 && error.status !== 503
    const why = error instanceof ApiError || error instanceof NoConnection || error instanceof StorageFull ? error.message : undefined
    await put({ ...entry, failures, notBefore: now() + backoff(failures), why, aside })
    return aside
  }

  async function refuse(entry: Entry, error: ApiError): Promise<void> {
    const issues = issuesFrom(error.issuesByField)
    // The server no longer has the photos: they are sent again once, before the author is troubled.
    const lost = 'file_ids' in error.issuesByField && entry.photos.length > 0
    const photos = lost ? entry.photos.map(photo => ({ ...photo, sent: false })) : entry.photos
    if (lost && !entry.resent) {
      again = true
      await put({ ...entry, photos, resent: true, tried: false })
    } else {
      await put({ ...entry, photos, state: 'refused', tried: false, why: error.detail, issues })
    }
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => { listeners.delete(listener) }
  }

  return { mine, find, others, save, send, recall, remove, flush, subscribe, sending: () => sending }
}
