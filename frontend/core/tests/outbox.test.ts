import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiError, backoff, createOutbox, emptyReport, NoConnection, OnItsWay, sha256Of, standingOf, StorageFull, type Entry, type KeptPhoto, type Sender, type Store } from '../src'

const DAY = 86_400_000

/** A phone's storage that outlives the app; entries are copied as a real one does. */
function storage(room = Infinity) {
  const kept = new Map<string, Entry>()
  const photos = new Set<string>()
  const store: Store = {
    all: async () => [...kept.values()].map(entry => structuredClone(entry)),
    put: async entry => {
      if (!kept.has(entry.id) && kept.size >= room) throw new StorageFull()
      kept.set(entry.id, structuredClone(entry))
    },
    remove: async id => { kept.delete(id) },
    drop: async ref => { photos.delete(ref) },
  }
  const photo = (name: string): KeptPhoto => {
    photos.add(name)
    return { id: `id-${name}`, ref: name, name, size: 3, sha256: sha256Of(name), sent: false }
  }
  return { kept, photos, store, photo }
}

/** A server that knows ids; `weather` says what happens to each request: passes, is lost before, or its answer is lost. */
function office(weather: ('good' | 'before' | 'after')[] = []) {
  const uploads: string[] = []
  const files = new Set<string>()
  const matters: string[] = []
  const refuse = new Map<string, ApiError>()
  async function pass<T>(deed: () => T): Promise<T> {
    const now = weather.shift() ?? 'good'
    await Promise.resolve()
    if (now === 'before') throw new NoConnection()
    const answer = deed()
    if (now === 'after') throw new NoConnection()
    return answer
  }
  const sender: Sender = {
    photo: photo => pass(() => { uploads.push(photo.id); files.add(photo.id) }),
    report: entry => pass(() => {
      const refused = refuse.get(entry.report.words)
      if (refused) throw refused
      for (const photo of entry.photos) if (!files.has(photo.id)) throw lost
      if (!matters.includes(entry.id)) matters.push(entry.id)
      return { code: `滦问〔2026〕${matters.length}号`, at: '2026-11-24T09:00:00+08:00' }
    }),
  }
  return { uploads, files, matters, refuse, sender }
}

const problem = (status: number, detail: string, path?: string) => new ApiError({
  type: '/problems/x', title: '', status, detail, instance: '', issues: path ? [{ path, code: 'x', detail }] : [],
})
const lost = problem(422, '有附件没有传上来，请重新上传后再提交。', 'body.file_ids')
const words = (text: string) => ({ ...emptyReport(), words: text })

function phone(memory = storage(), server = office(), clock = { now: 0 }, account: { id?: string } = { id: 'zhou' }) {
  const outbox = createOutbox({ store: memory.store, sender: server.sender, account: () => account.id, now: () => clock.now })
  const report = async (text: string, photos: KeptPhoto[] = []) => {
    const entry = await outbox.save(words(text), photos)
    expect(await outbox.send(entry.id)).toEqual({})
    await outbox.flush()
    return entry.id
  }
  return { memory, server, clock, account, outbox, report }
}

test('a connection lost between two photos resumes with the second', async () => {
  const { memory, server, clock, outbox, report } = phone(storage(), office(['good', 'before']))
  const id = await report('路灯坏了', [memory.photo('a'), memory.photo('b')])
  expect(server.uploads).toEqual(['id-a'])
  expect(await outbox.find(id)).toMatchObject({ state: 'waiting', failures: 1, why: '连不上服务器，请检查网络后再试。' })
  clock.now += backoff(1)
  await outbox.flush()
  expect(server.uploads).toEqual(['id-a', 'id-b'])
  expect(server.matters).toEqual([id])
  expect(await outbox.find(id)).toMatchObject({ state: 'received', receipt: { code: '滦问〔2026〕1号' } })
  expect([...memory.photos]).toEqual([])
})

test('however often the connection breaks, each report arrives exactly once and in order', async () => {
  const weather = fc.array(fc.constantFrom('good' as const, 'before' as const, 'after' as const), { maxLength: 40 })
  const loads = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 })
  await fc.assert(fc.asyncProperty(weather, loads, fc.array(fc.boolean(), { maxLength: 20 }), async (sky, photos, restarts) => {
    const memory = storage()
    const server = office([...sky])
    const clock = { now: 0 }
    let { outbox } = phone(memory, server, clock)
    const ids: string[] = []
    for (const [n, count] of photos.entries()) {
      const entry = await outbox.save(words(`第 ${n} 件事`), Array.from({ length: count }, (_, p) => memory.photo(`${n}-${p}`)))
      ids.push(entry.id)
      await outbox.send(entry.id)
    }
    for (let turn = 0; turn <= sky.length; turn++) {
      if (restarts[turn]) ({ outbox } = phone(memory, server, clock))
      await Promise.all([outbox.flush(true), outbox.flush()])
    }
    expect(server.matters).toEqual(ids)
    expect((await outbox.mine()).every(entry => entry.state === 'received')).toBe(true)
    expect(memory.photos.size).toBe(0)
  }))
})

test('a refused report waits for its author with the server\'s words, and others pass', async () => {
  const { server, outbox, report } = phone()
  server.refuse.set('在别处', problem(422, '所选地点不在本级人大的行政区划内，请重新选择。', 'body.place.division_id'))
  const refused = await report('在别处')
  const next = await report('路灯坏了')
  await outbox.flush(true)
  expect(server.matters).toEqual([next])
  const entry = await outbox.find(refused)
  expect(entry).toMatchObject({ state: 'refused', issues: { place: '所选地点不在本级人大的行政区划内，请重新选择。' } })
  await outbox.save(words('改好了'), [], refused)
  await outbox.send(refused)
  await outbox.flush()
  expect(server.matters).toEqual([next, refused])
})

test('a report at which the server itself fails does not hold up the next', async () => {
  const { server, clock, outbox, report } = phone()
  server.refuse.set('怪事', problem(500, '服务器没有办成。'))
  const stuck = await report('怪事')
  const next = await report('路灯坏了')
  expect(server.matters).toEqual([next])
  server.refuse.clear()
  clock.now += backoff(2)
  await outbox.flush()
  expect(server.matters).toEqual([next, stuck])
})

test('photos that the server has lost are sent again once, then the author is asked', async () => {
  const { memory, server, outbox } = phone()
  const photo = memory.photo('a')
  const entry = await outbox.save(words('路灯坏了'), [{ ...photo, sent: true }])
  await outbox.send(entry.id)
  await outbox.flush()
  expect(server.uploads).toEqual(['id-a'])
  expect(server.matters).toEqual([entry.id])
})

test.each([[-DAY], [DAY]])('a clock moved by %i ms holds nothing back', async shift => {
  const { server, clock, outbox, report } = phone(storage(), office(['before']), { now: 100 * DAY })
  const id = await report('路灯坏了')
  clock.now += shift + backoff(1)
  await outbox.flush()
  expect(server.matters).toEqual([id])
})

test('what may have arrived is neither changed nor recalled until that is known', async () => {
  const { server, clock, outbox, report } = phone(storage(), office(['after']))
  const id = await report('路灯坏了')
  expect(server.matters).toEqual([id])
  await expect(outbox.save(words('改一改'), [], id)).rejects.toThrow(OnItsWay)
  await expect(outbox.recall(id)).rejects.toThrow(OnItsWay)
  clock.now += backoff(1)
  await outbox.flush()
  expect(server.matters).toEqual([id])
  expect((await outbox.find(id))?.state).toBe('received')
})

test('what has not gone out can be taken back for a draft', async () => {
  const memory = storage()
  const { outbox } = phone(memory, office())
  const entry = await outbox.save(words('路灯坏了'), [])
  memory.kept.set(entry.id, { ...entry, state: 'waiting', notBefore: 1000 })
  expect((await outbox.recall(entry.id)).state).toBe('draft')
})

test('another person\'s reports stay where they are', async () => {
  const { server, account, outbox, report } = phone(storage(), office(['before']))
  const id = await report('路灯坏了')
  account.id = 'li'
  await outbox.flush(true)
  expect(server.matters).toEqual([])
  expect(await outbox.mine()).toEqual([])
  expect(await outbox.others()).toBe(1)
  account.id = 'zhou'
  await outbox.flush(true)
  expect(server.matters).toEqual([id])
})

test('nothing goes out while nobody is signed in, and a sign-in that ended drops nothing', async () => {
  const { server, clock, outbox, report } = phone()
  server.refuse.set('路灯坏了', problem(401, '请先登录。'))
  const id = await report('路灯坏了')
  expect(await outbox.find(id)).toMatchObject({ state: 'waiting', why: '请先登录。' })
  server.refuse.clear()
  clock.now += backoff(1)
  await outbox.flush()
  expect(server.matters).toEqual([id])
})

test('a full phone says so, and what was kept stays', async () => {
  const { outbox } = phone(storage(1))
  await outbox.save(words('第一件'), [])
  await expect(outbox.save(words('第二件'), [])).rejects.toThrow(StorageFull)
  expect((await outbox.mine()).map(entry => entry.report.words)).toEqual(['第一件'])
})

test('a draft can be changed and removed, with its photos', async () => {
  const memory = storage()
  const { outbox } = phone(memory)
  const entry = await outbox.save(words('路'), [memory.photo('a'), memory.photo('b')])
  expect(await outbox.send(entry.id)).toEqual({ words: '请写清楚是什么问题，至少两个字。' })
  await outbox.save(words('路灯'), [entry.photos[0]!], entry.id)
  expect([...memory.photos]).toEqual(['a'])
  await outbox.remove(entry.id)
  expect([...memory.photos]).toEqual([])
  expect(await outbox.mine()).toEqual([])
})

test('the list says where each stands, and 已收到 only when the server said so', async () => {
  const memory = storage()
  const { outbox } = phone(memory)
  const entry = await outbox.save(words('路灯坏了'), [memory.photo('a')])
  expect(standingOf(entry, undefined)).toBe('草稿')
  expect(standingOf({ ...entry, state: 'waiting' }, undefined)).toBe('等网络')
  expect(standingOf({ ...entry, state: 'waiting' }, { id: entry.id, sent: 0 })).toBe('正在发，照片 0 / 1')
  expect(standingOf({ ...entry, state: 'refused' }, undefined)).toBe('没收下')
  expect(standingOf({ ...entry, state: 'received' }, undefined)).toBe('已收到')
})
