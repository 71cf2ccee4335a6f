import { ApiError, emptyReport, newId, NoConnection, sha256Of, StorageFull, type Entry } from '@congress/core'
import { beforeEach, expect, test, vi } from 'vitest'
import { entryStore } from '../src/wx/entries'
import { createFiles } from '../src/wx/files'
import { keptMe, purse, seen } from '../src/wx/kept'
import { dropPhoto, fitted, keepPhoto, NotAPhoto, sweepPhotos } from '../src/wx/photos'
import { takeRandom } from '../src/wx/random'
import { wxTransport } from '../src/wx/transport'
import { engine } from './engine'

let phone: ReturnType<typeof engine>
beforeEach(() => { phone = engine() })

const entry = (id: string): Entry => ({ id, account: 'zhou', turn: 1, state: 'waiting', report: emptyReport(), photos: [], tried: false, failures: 0, notBefore: 0 })
const server = () => 'https://renda.example'

test('requests go to the office\'s server; headers come back in small letters', async () => {
  phone.phone.answer = () => ({ statusCode: 200, header: { ETag: '"3"' }, data: { ok: true } })
  const answer = await wxTransport(server)({ method: 'POST', url: '/api/v1/clues', headers: { a: 'b' }, body: { id: '1' } })
  expect(answer).toEqual({ status: 200, headers: { etag: '"3"' }, body: { ok: true } })
  expect(phone.asked[0]).toMatchObject({ url: 'https://renda.example/api/v1/clues', method: 'POST', header: { a: 'b' }, data: { id: '1' } })
})

test('no network is told apart from a refusal, and an empty answer has no body', async () => {
  phone.phone.answer = () => 'no network'
  await expect(wxTransport(server)({ method: 'GET', url: '/x', headers: {} })).rejects.toBeInstanceOf(NoConnection)
  phone.phone.answer = () => ({ statusCode: 204, header: {}, data: '' })
  expect((await wxTransport(server)({ method: 'POST', url: '/x', headers: {} })).body).toBeUndefined()
})

test('entries outlive the app, one storage key each, and a full phone keeps what was kept', async () => {
  await entryStore().put(entry('a'))
  await entryStore().put(entry('b'))
  expect([...phone.storage.keys()]).toEqual(['entry:a', 'entry:b'])
  phone.phone.room = 2
  const again = entryStore()
  await expect(again.put(entry('c'))).rejects.toBeInstanceOf(StorageFull)
  expect((await again.all()).map(one => one.id)).toEqual(['a', 'b'])
  await again.remove('a')
  expect((await entryStore().all()).map(one => one.id)).toEqual(['b'])
})

test('a photo is copied out of the temporary folder, with its SHA-256', async () => {
  phone.bytes('wxfile://tmp/a.jpg', 1, 2, 3)
  const photo = await keepPhoto('wxfile://tmp/a.jpg')
  phone.files.delete('wxfile://tmp/a.jpg')
  expect(photo).toMatchObject({ size: 3, sha256: sha256Of(Uint8Array.from([1, 2, 3])), sent: false })
  expect(photo.ref).toBe(`wxfile://usr/photo-${photo.id}.jpg`)
  expect(phone.files.has(photo.ref)).toBe(true)
  await dropPhoto(photo.ref)
  await dropPhoto(photo.ref)
  expect(phone.files.size).toBe(0)
})

test('a large picture is made small before it is kept', async () => {
  expect(fitted(4000, 3000)).toEqual({ compressedWidth: 1600 })
  expect(fitted(3000, 4000)).toEqual({ compressedHeight: 1600 })
  expect(fitted(1600, 900)).toBeUndefined()
  phone.phone.size = { width: 4000, height: 3000 }
  phone.bytes('wxfile://tmp/a.jpg', 1, 2, 3)
  expect((await keepPhoto('wxfile://tmp/a.jpg')).size).toBe(2)
})

test('without room, or without a picture, nothing is left behind', async () => {
  phone.bytes('wxfile://tmp/a.jpg', 1)
  phone.phone.fileRoom = 0
  await expect(keepPhoto('wxfile://tmp/a.jpg')).rejects.toBeInstanceOf(StorageFull)
  await expect(keepPhoto('wxfile://tmp/none.jpg')).rejects.toBeInstanceOf(NotAPhoto)
  expect([...phone.files.keys()]).toEqual(['wxfile://tmp/a.jpg'])
})

test('photos that nothing refers to are swept, others and later ones stay', async () => {
  for (const path of ['wxfile://usr/photo-1.jpg', 'wxfile://usr/photo-2.jpg', 'wxfile://usr/photo-4.jpg', 'wxfile://usr/other']) phone.bytes(path, 1)
  await sweepPhotos(['wxfile://usr/photo-2.jpg'], '3')
  expect([...phone.files.keys()]).toEqual(['wxfile://usr/photo-2.jpg', 'wxfile://usr/photo-4.jpg', 'wxfile://usr/other'])
})

const photo = { id: 'p', ref: 'wxfile://usr/photo-p.jpg', name: 'p.jpg', size: 1, sha256: 'x', sent: false }
const session = { headers: () => ({ authorization: 'Bearer t' }), refresh: vi.fn(() => Promise.resolve({} as never)), transport: vi.fn(), keep: vi.fn(), forget: vi.fn() }

test('a photo goes up under its own id and sum, once more after a refresh', async () => {
  phone.bytes(photo.ref, 1)
  const codes = [401, 200]
  phone.phone.answer = () => ({ statusCode: codes.shift()!, data: '{}' })
  await createFiles(session, server).upload(photo)
  expect(session.refresh).toHaveBeenCalledOnce()
  expect(phone.asked).toHaveLength(2)
  expect(phone.asked[1]).toMatchObject({ url: 'https://renda.example/api/v1/files', filePath: photo.ref, formData: { id: 'p', sha256: 'x' }, header: { authorization: 'Bearer t' } })
})

test('a photo the phone lost comes back to its author; the server\'s words are kept', async () => {
  const files = createFiles(session, server)
  await expect(files.upload(photo)).rejects.toMatchObject({ status: 410, issuesByField: { files: expect.stringContaining('找不到') as string } })
  phone.bytes(photo.ref, 1)
  phone.phone.answer = () => ({ statusCode: 413, data: '<html>' })
  await expect(files.upload(photo)).rejects.toMatchObject({ status: 413, detail: '文件太大，服务器不收。' })
  phone.phone.answer = () => 'no network'
  await expect(files.upload(photo)).rejects.toBeInstanceOf(NoConnection)
})

test('a file is downloaded once a run, and asked for again after a failure', async () => {
  const files = createFiles(session, server)
  phone.phone.answer = () => ({ statusCode: 404 })
  await expect(files.download('f')).rejects.toBeInstanceOf(ApiError)
  phone.phone.answer = () => ({ statusCode: 200, tempFilePath: 'wxfile://tmp/f' })
  expect(await Promise.all([files.download('f'), files.download('f')])).toEqual(['wxfile://tmp/f', 'wxfile://tmp/f'])
  expect(phone.asked).toHaveLength(2)
})

test('what was seen belongs to one account', () => {
  keptMe.write({ account_id: 'zhou' } as never)
  seen.write('desk', [1])
  expect(seen.read('desk')?.value).toEqual([1])
  keptMe.write({ account_id: 'li' } as never)
  expect(seen.read('desk')).toBeUndefined()
  seen.clear()
  expect([...phone.storage.keys()]).toEqual(['me'])
})

test('the refresh token is kept and let go of', () => {
  expect(purse.read()).toBeUndefined()
  purse.write('one')
  expect(purse.read()).toBe('one')
  purse.write(undefined)
  expect(purse.read()).toBeUndefined()
})

test('ids take the phone\'s random bytes, also before they came', async () => {
  takeRandom()
  const ids = [newId(), newId()]
  await Promise.resolve()
  for (let at = 0; at < 600; at++) ids.push(newId())
  expect(new Set(ids).size).toBe(602)
})
