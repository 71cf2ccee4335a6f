/** WeChat's stack of pages over glass-easel: opening, closing, and the lives that pages are told of. */
import * as easel from 'glass-easel'
import type { AssociatedBackend, CodeSpace } from 'glass-easel-miniprogram-adapter'
import { app, configs } from './shipped'
import { calling, Failure } from './calling'

type Life = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload' | 'onReachBottom' | 'onPullDownRefresh'
type Caller = Partial<Record<Life, (query?: Record<string, string>) => void>>
type Root = ReturnType<AssociatedBackend['createRoot']>

interface Opened { path: string; title: string; root: Root; box: HTMLElement }

const DEEPEST = 10
const stack: Opened[] = []
let made: (path: string) => Root

const callerOf = (page: Opened): Caller => page.root.get() as unknown as Caller
const top = (): Opened | undefined => stack.at(-1)
const element = (id: string): HTMLElement => document.getElementById(id)!

function show(): void {
  const page = top()!
  for (const one of stack) one.box.hidden = one !== page
  const look = { ...app.window, ...configs[page.path] } as Record<string, string>
  element('title').textContent = page.title
  document.title = page.title
  element('bar').style.background = look['navigationBarBackgroundColor']!
  element('bar').className = look['navigationBarTextStyle']!
  element('back').hidden = stack.length < 2
  scrollTo(0, 0)
}

function enter(url: string): void {
  const [path = '', query = ''] = url.replace(/^\//, '').split('?')
  if (!configs[path]) throw new Failure(`page "${path}" is not found`)
  const box = document.createElement('div')
  element('pages').append(box)
  const root = made(path)
  const page = { path, title: (configs[path] as Record<string, string>)['navigationBarTitleText'] ?? '', root, box }
  stack.push(page)
  // WeChat hands the query over as it stands in the URL, decoded or not by the page.
  const said = Object.fromEntries(query.split('&').filter(Boolean).map(pair => pair.split('=') as [string, string]))
  callerOf(page).onLoad?.(said)
  const place = document.createElement('span')
  box.append(place)
  root.attach(box as never, place as never)
  show()
  callerOf(page).onShow?.()
  callerOf(page).onReady?.()
}

function leave(): void {
  const page = stack.pop()!
  callerOf(page).onUnload?.()
  page.root.release()
  page.box.remove()
}

function back(delta = 1): void {
  for (let step = 0; step < delta && stack.length > 1; step++) leave()
  show()
  callerOf(top()!).onShow?.()
}

export const pages = {
  navigateTo: calling('navigateTo', ({ url }: { url: string }) => {
    if (stack.length >= DEEPEST) throw new Failure(`webview count limit exceed`)
    callerOf(top()!).onHide?.()
    enter(url)
  }),
  redirectTo: calling('redirectTo', ({ url }: { url: string }) => {
    leave()
    enter(url)
  }),
  reLaunch: calling('reLaunch', ({ url }: { url: string }) => {
    while (stack.length) leave()
    enter(url)
  }),
  navigateBack: calling('navigateBack', ({ delta }: { delta?: number }) => back(delta)),
  setNavigationBarTitle: calling('setNavigationBarTitle', ({ title }: { title: string }) => {
    top()!.title = title
    show()
  }),
  stopPullDownRefresh: calling('stopPullDownRefresh', () => ({})),
}

/** Begin with a page; from now on scrolling to the end and the bar's arrow are told to pages. */
export function begin(backend: AssociatedBackend, space: CodeSpace, url: string): void {
  made = path => backend.createRoot('wx-page', space, path)
  element('back').addEventListener('click', () => back())
  addEventListener('scroll', () => {
    if (scrollY + innerHeight > document.documentElement.scrollHeight - 50) callerOf(top()!).onReachBottom?.()
  })
  enter(url)
}

/** Tell the element behind a browser's element. */
export function trigger(target: Element, name: string, detail: unknown): void {
  const known = (target as { __wxElement?: easel.Element }).__wxElement
  if (known) easel.triggerEvent(known, name, detail, { bubbles: true })
}

/** The pages that are open, the top one last. */
export const opened = (): { route: string }[] => stack.map(page => ({ route: page.path }))

export const pullDown = (): void => callerOf(top()!).onPullDownRefresh?.()
