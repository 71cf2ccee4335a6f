import { expect, test } from 'vitest'
import { ApiError, bodyOf, emptyReport, issuesOf, MOST_WORDS, titleOf } from '../src'
import { issuesFrom } from '../src/report'

test('the title is the first sentence', () => {
  expect(titleOf('雨后路面塌了一块，大约一米宽。接送学生的车要绕到沟边走。')).toBe('雨后路面塌了一块，大约一米宽')
  expect(titleOf('没水\n已经三天')).toBe('没水 已经三天')
})

test('a long first sentence is cut at thirty characters', () => {
  const title = titleOf('河西组六户人家的水压一直很低早晚都接不上水已经有半个多月了还没有人来看过')
  expect([...title]).toHaveLength(30)
  expect(title.endsWith('…')).toBe(true)
})

test('a first sentence of one character does not make a title', () => {
  expect(titleOf('水！已经停了三天')).toBe('水！已经停了三天')
})

test('a report needs words, and no more than the offices read', () => {
  expect(issuesOf({ ...emptyReport(), words: ' 水 ' }, 0)).toEqual({ words: '请写清楚是什么问题，至少两个字。' })
  expect(issuesOf({ ...emptyReport(), words: '路灯坏了' }, 9)).toEqual({})
  expect(issuesOf({ ...emptyReport(), words: '路灯坏了' }, 11).photos).toContain('去掉 2 张')
  expect(issuesOf({ ...emptyReport(), words: '路'.repeat(MOST_WORDS + 1) }, 0).words).toContain('写短一些')
})

test('what the phone said of its place goes out in its own datum', () => {
  const point = { longitude: 117.33, latitude: 40.94, datum: 'gcj02' as const }
  const body = bodyOf('7', { words: '路灯坏了', place: { words: ' 村口 ', division_id: 'd', division_name: '虎什哈镇', point }, unnamed: true }, ['f'])
  expect(body).toEqual({
    id: '7', title: '路灯坏了', words: '路灯坏了', category: 'other', unnamed: true, file_ids: ['f'],
    place: { words: '村口', division_id: 'd', longitude: 117.33, latitude: 40.94, datum: 'gcj02' },
  })
})

test('the server\'s sentences stand beside the fields of the form', () => {
  const problem = { type: '/problems/invalid', title: '', status: 422, detail: '请改正。', instance: '', issues: [
    { path: 'body.title', code: 'x', detail: '标题太短。' },
    { path: 'body.place.division_id', code: 'x', detail: '所选地点不在本级。' },
    { path: 'body.file_ids', code: 'x', detail: '有附件没有传上来。' },
    { path: 'body.strange', code: 'x', detail: '别的。' },
  ] }
  expect(issuesFrom(new ApiError(problem).issuesByField)).toEqual({ words: '标题太短。', place: '所选地点不在本级。', photos: '有附件没有传上来。' })
})
