/** What the phone keeps, on a real IndexedDB. */
import 'fake-indexeddb/auto'
import { createOutbox, emptyReport, StorageFull, type Me } from '@congress/core'
import { beforeEach, expect, test, vi } from 'vitest'
import { entries, forgetReader, keepPhoto, keepPicture, keptPicture, lastSignedIn, photoBytes, recall, remember } from '../src/phone/kept'

const sender = { photo: async () => undefined, report: async () => ({ code: '1', at: '2026-11-24T09:00:00+08:00' }) }

beforeEach(async () => {
  for (const entry of await entries.all()) await entries.remove(entry.id)
  await forgetReader()
})

test('a draft with its photo is there after the app was closed, and gone when its author deletes it', async () => {
  const box = createOutbox({ store: entries, sender, account: () => 'zhou' })
  await keepPhoto('a', new Uint8Array([1, 2, 3]).buffer)
  const draft = await box.save({ ...emptyReport(), words: '路面塌了' }, [{ id: 'a', ref: 'a', name: 'a.jpg', size: 3, sha256: '', sent: false }])

  const again = createOutbox({ store: entries, sender, account: () => 'zhou' })
  expect((await again.find(draft.id))?.report.words).toBe('路面塌了')
  expect((await photoBytes('a'))?.byteLength).toBe(3)

  await again.remove(draft.id)
  expect(await again.mine()).toEqual([])
  expect(await photoBytes('a')).toBeUndefined()
})

test('who leaves takes along what they read, and leaves what they have not sent', async () => {
  const box = createOutbox({ store: entries, sender, account: () => 'zhou' })
  await box.save({ ...emptyReport(), words: '没发出的' }, [])
  await remember('me', { account_id: 'zhou' } as Me)
  await remember('queries', 'what was read')
  await keepPicture('p', 'image/jpeg', new ArrayBuffer(1))

  await forgetReader()

  expect(await lastSignedIn()).toBeUndefined()
  expect(await recall('queries')).toBeUndefined()
  expect(await keptPicture('p')).toBeUndefined()
  expect(await box.mine()).toHaveLength(1)
})

test('a phone without room says so in words', async () => {
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw new DOMException('', 'QuotaExceededError') })
  await expect(keepPhoto('b', new ArrayBuffer(1))).rejects.toThrow(StorageFull)
  full.mockRestore()
})
