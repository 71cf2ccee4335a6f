/** The outbox's store: one storage key an entry (a key holds 1 MB, all of them 10 MB), photos as files. */
import type { Entry, Store } from '@congress/core'
import { keep, kept, keysOf, letGo } from './kept'
import { dropPhoto } from './photos'

const NAME = 'entry:'

/** Entries are read from storage once: a mini-program runs in one place at a time. */
export function entryStore(): Store {
  let read: Map<string, Entry> | undefined

  function entries(): Map<string, Entry> {
    read ??= new Map(keysOf(NAME).map(key => kept<Entry>(key)).filter(entry => entry !== undefined).map(entry => [entry.id, entry]))
    return read
  }

  return {
    all: async () => Array.from(entries().values()),
    put: async entry => {
      keep(NAME + entry.id, entry)
      entries().set(entry.id, entry)
    },
    remove: async id => {
      letGo(NAME + id)
      entries().delete(id)
    },
    drop: dropPhoto,
  }
}
