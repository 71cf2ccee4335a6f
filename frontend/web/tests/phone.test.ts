/** What the phone pages decide for themselves. */
import { emptyReport, type Entry, type Schemas } from '@congress/core'
import { expect, test } from 'vitest'
import { saidOf } from '../src/phone/clues/mine'
import { openTo } from '../src/phone/clues/steps'
import { placeOf } from '../src/phone/home/desk'
import { fitted } from '../src/phone/outbox/photos'
import { lookOfEntry } from '../src/phone/outbox/words'
import { lookOf } from '../src/phone/parts/tags'
import { wayOf } from '../src/phone/scan/reader'
import { wayWithin } from '../src/phone/sign-ins/way'

const OURS = 'https://renda.example'

test('a photo is made to fit 1,600 pixels, upright or not; a small one stays', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
  expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 })
  expect(fitted(640, 480)).toEqual({ width: 640, height: 480 })
})

test('a code of ours leads within these pages, another one nowhere', () => {
  expect(wayOf(`${OURS}/m/r/abcdefghij`, OURS)).toBe('/r/abcdefghij')
  expect(wayOf('  abcdefghij ', OURS)).toBe('/r/abcdefghij')
  expect(wayOf('https://elsewhere.example/m/r/abcdefghij', OURS)).toBeUndefined()
  expect(wayOf(`${OURS}/clues`, OURS)).toBeUndefined()
  expect(wayOf('不是码', OURS)).toBeUndefined()
})

test('a hand-over leads within these pages only', () => {
  expect(wayWithin('/m/clues/1?x=2')).toBe('/clues/1?x=2')
  for (const elsewhere of ['//elsewhere.example', '/m//elsewhere.example', '/m/\\elsewhere.example', 'https://elsewhere.example', '/clues', null]) {
    expect(wayWithin(elsewhere)).toBe('/')
  }
})

const row = (over: Partial<Schemas['ClueRow']>) => ({ light: 'on_time', state: 'handling', holder: { kind: 'unit', name: '县住建局' }, due_on: '2099-12-08', updated_at: '2099-11-20T09:00:00+08:00', ...over }) as Schemas['ClueRow']

test('a matter says who has it until when, and how it ended', () => {
  expect(saidOf(row({}))).toBe('县住建局办，到2099年12月8日')
  expect(saidOf(row({ holder: { kind: 'congress', name: '滦平县人大' }, state: 'submitted' }))).toBe('滦平县人大待核实，到2099年12月8日')
  expect(saidOf(row({ light: 'done', state: 'signed_off', due_on: null }))).toBe('已销号，2099年11月20日')
})

test('what has a page here opens here, all else at the desk', () => {
  expect(placeOf({ word: 'clues', id: '7' } as Schemas['DeskRow'])).toEqual({ to: { name: 'clue', params: { id: '7' } } })
  expect(placeOf({ word: 'problems', id: '7' } as Schemas['DeskRow'])).toEqual({ href: '/problems/7' })
})

test('steps of a clue and of its assignments are one list; handing over needs a desk', () => {
  const clue = { open_steps: ['press', 'hand-over'], assignments: [{ open_steps: ['accept'] }, { open_steps: ['press'] }] } as unknown as Schemas['ClueOut']
  expect(openTo(clue)).toEqual({ here: ['press', 'accept'], desk: ['hand-over'] })
})

test('a state is an icon and a word beside its colour', () => {
  expect(lookOf('overdue', -2)).toEqual({ tone: 'late', icon: 'late', word: '超期 2 天' })
  const entry: Entry = { id: '1', account: 'a', turn: 1, state: 'waiting', report: emptyReport(), photos: [], tried: false, failures: 0, notBefore: 0 }
  expect(lookOfEntry(entry, undefined)).toEqual({ tone: 'idle', icon: 'waiting', word: '等网络' })
  expect(lookOfEntry(entry, { id: '1', sent: 0 })).toEqual({ tone: 'now', icon: 'send', word: '正在发' })
  expect(lookOfEntry({ ...entry, state: 'refused' }, undefined).word).toBe('没收下')
})
