import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { check, templates } from '../build/wxml.mjs'

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../src/${path}.wxml`, import.meta.url)), 'utf8')

/** Check one template after a change; the lines say what is wrong. */
function changed(path: string, from: string, to: string): string[] {
  expect(read(path)).toContain(from)
  return check([path], () => read(path).replace(from, to))
}

test('every template fits its page', () => {
  expect(templates()).toContain('pages/desk/desk')
  expect(check()).toEqual([])
})

test('what does not fit is found, at its line', () => {
  const line = read('pages/desk/desk').split('\n').findIndex(one => one.includes('{{ unsentWords }}')) + 1
  expect(changed('pages/desk/desk', '{{ unsentWords }}', '{{ unsentWord }}')[0]).toMatch(new RegExp(`^pages/desk/desk.wxml:${line}: .*unsentWord`))
  expect(changed('pages/desk/desk', '{{ row.title }}', '{{ row.titel }}')[0]).toContain('titel')
  expect(changed('pages/desk/desk', 'bind:tap="onScan"', 'bind:tap="onScam"')[0]).toContain('onScam')
  expect(changed('pages/desk/desk', 'bind:tap="onScan"', 'bindtap="onScan"')[0]).toContain('bindtap')
  expect(changed('pages/desk/desk', 'wx:key="id"', 'wx:key="uid"')[0]).toContain("'unknown'")
  expect(changed('pages/clues/clue', "stage.state === 'done'", "stage.state === 'gone'")[0]).toContain('no overlap')
  expect(changed('pages/clues/outbox', 'look="{{ entry.look }}"', 'look="{{ entry.said }}"')[0]).toContain('Look')
  expect(changed('pages/clues/outbox', '<state-tag', '<state-tags')[0]).toContain('state-tags')
})
