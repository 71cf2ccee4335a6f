/** What the phone keeps: reports with their photos, who was signed in, and what was last read. All in IndexedDB. */
import { StorageFull, type Entry, type Me, type Store } from '@congress/core'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

interface Kept extends DBSchema {
  entries: { key: string; value: Entry }
  /** Bytes of photos under the store's name; as buffers, which every engine keeps whole. */
  photos: { key: string; value: ArrayBuffer }
  /** Pictures of matters read before, so that they open without a network. */
  pictures: { key: string; value: { type: string; bytes: ArrayBuffer } }
  memory: { key: string; value: unknown }
  /** Papers drawn on this phone; like unsent reports they stay when their reader signs out. */
  votes: { key: string; value: unknown }
}

let opened: Promise<IDBPDatabase<Kept>> | undefined

function database(): Promise<IDBPDatabase<Kept>> {
  opened ??= openDB<Kept>('congress-phone', 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('entries', { keyPath: 'id' })
        db.createObjectStore('photos')
        db.createObjectStore('pictures')
        db.createObjectStore('memory')
      }
      if (before < 2) db.createObjectStore('votes')
    },
    blocking: (_, __, event) => { (event.target as IDBDatabase).close(); opened = undefined },
    terminated: () => { opened = undefined },
  })
  return opened
}

/** A write; where there is no room it says so, and what was kept before stays. */
async function written<T>(deed: (db: IDBPDatabase<Kept>) => Promise<T>): Promise<T> {
  try {
    return await deed(await database())
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') throw new StorageFull(error)
    throw error
  }
}

export const entries: Store = {
  all: async () => (await database()).getAll('entries'),
  put: entry => written(async db => { await db.put('entries', JSON.parse(JSON.stringify(entry)) as Entry) }),
  remove: async id => { await (await database()).delete('entries', id) },
  drop: async ref => { await (await database()).delete('photos', ref) },
}

export const keepPhoto = (ref: string, bytes: ArrayBuffer): Promise<void> =>
  written(async db => { await db.put('photos', bytes, ref) })

export const photoBytes = async (ref: string): Promise<ArrayBuffer | undefined> => (await database()).get('photos', ref)

export const keepPicture = (id: string, type: string, bytes: ArrayBuffer): Promise<void> =>
  written(async db => { await db.put('pictures', { type, bytes }, id) })

export const keptPicture = async (id: string): Promise<{ type: string; bytes: ArrayBuffer } | undefined> => (await database()).get('pictures', id)

export async function recall<T>(name: string): Promise<T | undefined> {
  return await (await database()).get('memory', name) as T | undefined
}
export async function remember(name: string, value: unknown): Promise<void> {
  await written(async db => { await db.put('memory', value, name) })
}
export async function forget(name: string): Promise<void> {
  await (await database()).delete('memory', name)
}

export const vote = async (name: string): Promise<unknown> => (await database()).get('votes', name)
export const keepVote = (name: string, value: unknown): Promise<void> => written(async db => { await db.put('votes', value, name) })

/** Keep this unless there is one already; answer the one that is kept. */
export const keepFirstVote = (name: string, value: unknown): Promise<unknown> => written(async db => {
  const deed = db.transaction('votes', 'readwrite')
  const before: unknown = await deed.store.get(name)
  if (before === undefined) await deed.store.put(value, name)
  await deed.done
  return before ?? value
})
export const dropVote = async (name: string): Promise<void> => { await (await database()).delete('votes', name) }

export const lastSignedIn = (): Promise<Me | undefined> => recall<Me>('me')

/** Leave nothing of a person behind but what they have not sent yet. */
export async function forgetReader(): Promise<void> {
  const db = await database()
  await Promise.all([db.clear('memory'), db.clear('pictures')])
}
