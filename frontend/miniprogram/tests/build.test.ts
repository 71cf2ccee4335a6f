import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Linter } from 'eslint'
import globals from 'globals'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../build/build.mjs'

const out = mkdtempSync(join(tmpdir(), 'congress-miniprogram-'))
const files = (): string[] => readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(file => statSync(join(out, file)).isFile())
const read = (file: string): string => readFileSync(join(out, file), 'utf8')
const json = <T>(file: string): T => JSON.parse(read(file)) as T

beforeAll(() => build(out))
afterAll(() => rmSync(out, { recursive: true }))

test('the package stays far below the 2 MB of WeChat', () => {
  expect(files().reduce((sum, file) => sum + statSync(join(out, file)).size, 0)).toBeLessThan(500_000)
})

test('no outside host is named', () => {
  const named = files().flatMap(file => read(file).match(/(https?:|wss?:)?\/\/[\w.-]+\.[a-z]{2,}[^\s"'`)]*/gi) ?? [])
  expect(new Set(named)).toEqual(new Set(['http://www.w3.org/2000/svg']))
})

test('the app id and the server are an office\'s own, empty until it fills them in', async () => {
  expect(json<{ appid: string }>('project.config.json').appid).toBe('touristappid')
  expect(read('config.js')).toContain("module.exports = { origin: '' }")
  await build(out, { origin: 'https://renda.example', appId: 'wx1' })
  expect(read('config.js')).toContain("module.exports = { origin: 'https://renda.example' }")
  expect(json<{ appid: string }>('project.config.json').appid).toBe('wx1')
  await build(out)
})

test('every page and part of the app is there, whole', () => {
  const app = json<{ pages: string[]; usingComponents: Record<string, string> }>('app.json')
  const named = [...app.pages, ...Object.values(app.usingComponents).map(path => path.slice(1))]
  for (const path of named) for (const kind of ['js', 'json', 'wxml']) expect(existsSync(join(out, `${path}.${kind}`)), `${path}.${kind}`).toBe(true)
  const there = files().filter(file => file.endsWith('.wxml')).map(file => file.slice(0, -5))
  expect(there.sort()).toEqual(named.sort())
})

test('every icon that is named is there', () => {
  const icons = files().filter(file => file.endsWith('.wxml')).flatMap(file => read(file).match(/\/icons\/[\w-]+\.svg/g) ?? [])
  expect(icons.length).toBeGreaterThan(10)
  for (const icon of icons) expect(existsSync(join(out, icon)), icon).toBe(true)
})

/**
 * What WeChat's engine has: the language of 2018, timers, `wx`; no DOM, fetch, Intl, BigInt. `crypto` and `navigator` are
 * named by core only: the one is replaced at launch (wx/random.ts), the other asked for before it is used.
 */
const ENGINE = {
  ...Object.fromEntries(Object.keys(globals.es2018).map(name => [name, 'readonly' as const])),
  ...Object.fromEntries(['wx', 'App', 'Page', 'Component', 'getCurrentPages', 'require', 'module', 'exports', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'console', 'crypto', 'navigator'].map(name => [name, 'readonly' as const])),
  Intl: 'off' as const, Atomics: 'off' as const, SharedArrayBuffer: 'off' as const,
}

test('the code asks the engine for nothing that it lacks', () => {
  const linter = new Linter()
  const found = files().filter(file => file.endsWith('.js')).flatMap(file => linter.verify(read(file), {
    languageOptions: { ecmaVersion: 2018, sourceType: 'commonjs', globals: ENGINE }, rules: { 'no-undef': 'error' },
  }).map(fault => `${file}: ${fault.message}`))
  expect(found).toEqual([])
})

/** Later than 2019 and not in every engine that WeChat runs on; the bundler lowers words of the language, not methods. */
const LATE_METHODS = /\.(at(?=\(-?\d)|replaceAll|matchAll|flatMap|flat|fromEntries|hasOwn|toSorted|toReversed|structuredClone|allSettled|findLast)\(/

test('no method is called that old engines lack', () => {
  for (const file of files().filter(one => one.endsWith('.js'))) expect(LATE_METHODS.exec(read(file))?.[0], file).toBeUndefined()
})
