import { expect, test } from 'vitest'
import { wayBeside, wayWithin } from '../src/phone/sign-ins/way'

test('a way leads within this server only', () => {
  expect(wayWithin('/m/clues/7')).toBe('/clues/7')
  expect(wayBeside('/problems/7')).toBe('/problems/7')
  for (const said of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', 'javascript:alert(1)', '', null]) {
    expect(wayWithin(said)).toBe('/')
    expect(wayBeside(said)).toBeUndefined()
  }
  expect(wayBeside('/m/clues/7')).toBeUndefined()
  expect(wayBeside('/m')).toBeUndefined()
})
