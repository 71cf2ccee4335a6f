/** Runs the shipped pages in a browser: WeChat's component engine below, a small `wx` beside them. */
import * as easel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { app, configs, paths, scripts, templates } from './shipped'
import { dialogs } from './dialogs'
import { dressAll } from './dress'
import { fileSystem, FOLDER } from './files'
import { network } from './network'
import { begin, opened, pages, pullDown } from './pages'
import { phone } from './phone'
import { storage } from './storage'

interface App { onLaunch?(): void; onShow?(): void; onHide?(): void }

const ELEMENTS = { 'view': 'wx-view', 'text': 'wx-text', 'image': 'img', 'navigator': 'a', 'picker': 'wx-picker', 'web-view': 'wx-web-view' }
const TOLD = new Set(['input', 'change', 'blur'])

let launched: App = {}
Object.assign(globalThis, {
  wx: { ...storage, ...network, ...phone, ...dialogs, ...pages, env: { USER_DATA_PATH: FOLDER }, getFileSystemManager: () => fileSystem },
  getCurrentPages: opened,
  App: (given: App) => { launched = given },
  host: { pullDown },
})

const context = new easel.CurrentWindowBackendContext()
context.onEvent((target, type, detail, options) => {
  const from = (options as unknown as { originalEvent: Event }).originalEvent.target as HTMLInputElement
  const event = new easel.Event(type, TOLD.has(type) ? { value: from.value } : detail, options)
  easel.Event.dispatchEvent(target, event)
  return event.getEventBubbleStatus()
})

const env = new MiniProgramEnv()
const backend = env.associateBackend(context)
const space = env.createCodeSpace('main', true)
for (const [tag, element] of Object.entries(ELEMENTS)) space.getComponentSpace().setGlobalUsingComponent(tag, element)

/** Modules as WeChat runs them; the office's file names this server. */
const run = new Map<string, { exports: unknown }>()
function required(path: string): unknown {
  const known = run.get(path)
  if (known) return known.exports
  const module = { exports: {} as unknown }
  run.set(path, module)
  if (path === 'config.js') module.exports = { origin: location.origin }
  else scripts[path]!(module, module.exports, (name: string) => required(new URL(name, `file:///${path}`).pathname.slice(1)))
  return module.exports
}

required('app.js')
for (const path of paths) {
  space.addComponentStaticConfig(path, configs[path] as never)
  space.addCompiledTemplate(path, { groupList: templates, content: templates[path] } as never)
}
for (const path of paths) space.globalComponentEnv(globalThis, path, () => required(`${path}.js`))

dressAll()
launched.onLaunch?.()
launched.onShow?.()
document.addEventListener('visibilitychange', () => document.hidden ? launched.onHide?.() : launched.onShow?.())
begin(backend, space, location.hash.slice(1) || app.pages[0]!)
