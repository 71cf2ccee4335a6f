/**
 * Make the browser host of the shipped pages: what `npm run build` wrote into dist/ runs unchanged on WeChat's component
 * engine. For tests only; it is no product. Written into host/dist.
 */
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TmplGroup } from 'glass-easel-template-compiler'
import { rolldown } from 'rolldown'

const here = dirname(fileURLToPath(import.meta.url))
const shipped = resolve(here, '../dist')
const out = join(here, 'dist')

/** Names of browsers that WeChat's engine lacks: the shipped code sees them as undefined. */
const LACKING = [
  'window', 'document', 'location', 'history', 'self', 'globalThis', 'navigator', 'fetch', 'Headers', 'Request', 'Response', 'FormData',
  'XMLHttpRequest', 'WebSocket', 'Blob', 'File', 'crypto', 'indexedDB', 'localStorage', 'sessionStorage', 'TextEncoder', 'TextDecoder',
  'BigInt', 'URL', 'URLSearchParams', 'AbortController', 'Intl', 'structuredClone',
]

const read = file => readFileSync(join(shipped, file), 'utf8')
const files = readdirSync(shipped, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'))
const app = JSON.parse(read('app.json'))
const parts = Object.values(app.usingComponents).map(path => path.slice(1))
const paths = [...parts, ...app.pages]

function templates() {
  const group = new TmplGroup()
  for (const path of paths) group.addTmpl(path, read(`${path}.wxml`))
  return group.getTmplGenObjectGroups()
}

/** Tags of WXML are elements named as WeChat's own pages name them; buttons and fields are the browser's. */
const ELEMENTS = { view: 'wx-view', text: 'wx-text', image: 'img', navigator: 'a', picker: 'wx-picker', page: 'wx-page' }
const style = read('app.wxss').replace(/(^|[\s,}])(view|text|image|navigator|picker|page)(?=[\s,{])/g, (_, before, tag) => before + ELEMENTS[tag])

const script = path => `${JSON.stringify(path)}: function (module, exports, require, ${LACKING.join(', ')}) {${read(path)}\n}`
const config = path => ({ usingComponents: app.usingComponents, ...JSON.parse(read(`${path}.json`)) })

const SHIPPED = `
export const app = ${JSON.stringify(app)}
export const paths = ${JSON.stringify(paths)}
export const configs = ${JSON.stringify(Object.fromEntries(paths.map(path => [path, config(path)])))}
export const templates = ${templates()}
export const scripts = {${files.filter(file => file.endsWith('.js')).map(script).join(',\n')}}
`

rmSync(out, { recursive: true, force: true })
mkdirSync(out)
const bundle = await rolldown({
  input: join(here, 'main.ts'),
  platform: 'browser',
  plugins: [{
    name: 'shipped',
    resolveId: id => id === './shipped' ? '\0shipped' : null,
    load: id => id === '\0shipped' ? SHIPPED : null,
  }],
})
await bundle.write({ dir: out, format: 'esm', entryFileNames: 'main.js', codeSplitting: false })
writeFileSync(join(out, 'app.css'), style)
copyFileSync(join(here, 'index.html'), join(out, 'index.html'))
copyFileSync(join(here, 'host.css'), join(out, 'host.css'))
cpSync(join(shipped, 'icons'), posix.join(out, 'icons'), { recursive: true })
