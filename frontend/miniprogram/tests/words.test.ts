import type { Entry, Schemas } from '@congress/core'
import { expect, test, vi } from 'vitest'
import { engine } from './engine'

engine()
vi.stubGlobal('Page', () => undefined)
const { matterOf, photosOf, stepsOf } = await import('../src/pages/clues/matter')
const { shownOf } = await import('../src/pages/clues/outbox')
const { matching, ownFirst, saidOfPlace, spotsOf } = await import('../src/pages/clues/places')
const { bodyOf, missing } = await import('../src/pages/clues/step')
const { STEPS } = await import('../src/pages/clues/steps')
const { toldOf } = await import('../src/pages/notices/notices')
const { rowOfWaiting } = await import('../src/pages/rows')
const { pathOf } = await import('../src/pages/scan')
const { handedOver } = await import('../src/pages/web/web')

const clue = (change: Partial<Schemas['ClueOut']>): Schemas['ClueOut'] => ({
  id: 'c', code: '线索〔2026〕1号', title: '断水', light: 'overdue', days_left: -2, due_on: '2026-11-21', own: true, holder: { kind: 'reporter', name: '反映人' },
  stages: [], words: '', category: 'water', place: '', longitude: null, latitude: null, reporter: { kind: 'deputy', name: '周桂兰', phone: null },
  answer: null, answered_at: null, unit: null, rating_words: null, ended_reason: null, open_steps: [], assignments: [], files: [], ...change,
} as unknown as Schemas['ClueOut'])

test('a matter says in whose hands it is, until when, and what its stages wait for', () => {
  const stages = [
    { name: '反映', state: 'done', at: '2026-08-20T02:00:00Z', due_on: null, who: null },
    { name: '答复', state: 'done', at: '2026-11-14T02:00:00Z', due_on: null, who: '县水务局' },
    { name: '评价', state: 'now', at: null, due_on: '2026-11-21', who: '反映人' },
    { name: '销号', state: 'open', at: null, due_on: null, who: '县人大' },
  ]
  const matter = matterOf(clue({ stages, open_steps: ['rate'] }), [])
  expect(matter.holder).toBe('您，请评价')
  expect(matter.look.word).toBe('超期 2 天')
  expect(matter.stages.map(stage => [stage.name, stage.state])).toEqual([['您反映', 'done'], ['县水务局答复', 'done'], ['等您评价', 'cur'], ['县人大销号', 'todo']])
  expect(matter.stages.map(stage => stage.last)).toEqual([false, false, false, true])
  expect(matter.rates).toBe(true)
})

test('a joint unit takes the steps of its own part; what needs lists is done elsewhere', () => {
  const one = clue({ own: false, open_steps: ['hand-over'], assignments: [{ own: true, open_steps: ['accept'] }, { own: false, open_steps: ['answer'] }] as never })
  expect(stepsOf(one)).toEqual(['hand-over', 'accept'])
  const matter = matterOf(one, [])
  expect(matter.steps).toEqual([{ step: 'accept', name: '签收' }])
  expect(matter.elsewhere).toBe(true)
})

test('photos are told apart from papers, and reports from answers', () => {
  const file = (id: string, step: string, media_type: string) => ({ id, step, media_type, name: id })
  const files = [file('a', 'report', 'image/jpeg'), file('b', 'answer', 'image/png'), file('c', 'report', 'application/pdf')]
  expect(photosOf(clue({ files: files as never }), 'report')).toEqual(['a'])
  expect(photosOf(clue({ files: files as never }), 'answer')).toEqual(['b'])
})

test('an entry that goes out shows how far; a refused one the server\'s words', () => {
  const entry = { id: 'e', state: 'waiting', report: { words: '小学门口缺减速带', place: { words: '校门口' }, unnamed: false }, photos: [1, 2, 3] } as unknown as Entry
  expect(shownOf(entry, undefined)).toMatchObject({ said: '校门口，3 张照片', progress: -1, look: { word: '等网络' } })
  expect(shownOf(entry, { id: 'e', sent: 2 })).toMatchObject({ said: '正在发，照片 2 / 3', progress: 67, look: { word: '正在发' } })
  expect(shownOf({ ...entry, state: 'refused', why: '位置不在滦平县内。' }, undefined)).toMatchObject({ refused: true, why: '位置不在滦平县内。' })
})

test('places are said in words, found by name, one\'s own county first', () => {
  expect(saidOfPlace({ words: '河东村', division_name: '虎什哈镇' })).toBe('河东村，虎什哈镇')
  expect(saidOfPlace({ point: { longitude: 1, latitude: 2, datum: 'wgs84' } })).toBe('手机所在的位置')
  const node = (id: string, name: string, level: string, path: string, children: unknown[] = []) => ({ id, name, level, path, children, code: '', short_name: '', statistical: false })
  const tree = [node('s', '承德市', 'city', '1308', [
    node('a', '双桥区', 'county', '1308.130802', [node('a1', '水泉沟镇', 'township', '1308.130802.1')]),
    node('b', '滦平县', 'county', '1308.130824', [node('b1', '虎什哈镇', 'township', '1308.130824.1')]),
  ])] as never
  const spots = ownFirst(spotsOf(tree), '1308.130824')
  expect(spots.map(spot => spot.name)).toEqual(['滦平县', '虎什哈镇', '双桥区', '水泉沟镇'])
  expect(matching(spots, '虎什', 9).map(spot => spot.id)).toEqual(['b1'])
  expect(matching(spots, '双桥', 9).map(spot => spot.id)).toEqual(['a', 'a1'])
})

test('a step asks for what is missing and sends nothing empty', () => {
  const { fields } = STEPS['give-back']
  expect(missing(fields, { reason: ' ' })).toEqual({ reason: '请填写。' })
  expect(bodyOf(fields, { reason: ' 不归我们管 ' }, [])).toEqual({ reason: '不归我们管', better: null })
  expect(bodyOf(STEPS.answer.fields, { words: '修好了' }, [{ id: 'p' }] as never)).toEqual({ words: '修好了', file_ids: ['p'] })
  expect(missing(STEPS['ask-time'].fields, {})).toEqual({ until: '请选一天。', reason: '请填写。' })
})

test('only codes of this server open something', () => {
  expect(pathOf('https://renda.example/m/r/abc', 'https://renda.example')).toBe('/m/r/abc')
  expect(pathOf('https://renda.example.evil.example/m/r/abc', 'https://renda.example')).toBeUndefined()
  expect(pathOf('https://renda.example/clues', 'https://renda.example')).toBeUndefined()
  expect(pathOf('随便什么', '')).toBeUndefined()
})

test('the ticket of a hand-over stands behind the #', () => {
  const url = new URL(handedOver('https://renda.example', 'a b', '/m/clues'))
  expect(url.pathname + url.search).toBe('/m/hand-over')
  expect(new URLSearchParams(url.hash.slice(1)).get('ticket')).toBe('a b')
  expect(new URLSearchParams(url.hash.slice(1)).get('to')).toBe('/m/clues')
})

test('matters open here, all else on the web', () => {
  const row = { word: 'clues', id: '1', code: '2号', title: '断水', kind: 'answer', light: 'on_time', due_on: '2099-01-02', days_left: 9, who: '' } as Schemas['DeskRow']
  expect(rowOfWaiting(row)).toMatchObject({ url: '/pages/clues/clue?id=1', title: '答复：断水', look: { word: '按时' } })
  expect(rowOfWaiting({ ...row, word: 'problems', due_on: null })).toMatchObject({ url: '/pages/web/web?path=%2Fproblems%2F1', look: undefined })
  const notice = { id: 'n', title: '', body: '', created_at: '2026-11-22T01:00:00Z', read_at: null, about_word: 'clues', about_id: '1', kind: '' }
  expect(toldOf(notice)).toMatchObject({ url: '/pages/clues/clue?id=1', unread: true, at: '2026-11-22 09:00' })
  expect(toldOf({ ...notice, about_id: null })).toMatchObject({ url: '' })
})
