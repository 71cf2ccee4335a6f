/** What every page shares: the elder mode, where to go, and how to say that something went wrong. */
import { ApiError, NoConnection, OnItsWay, StorageFull } from '@congress/core'
import { elder } from './wx/kept'
import { NotAPhoto } from './wx/photos'

export interface Shared {
  elder: boolean
}

type Query = Record<string, string | undefined>
type Handlers = Record<string, unknown>

interface Life {
  onLoad?(query: Query): void
  onShow?(): void
  onHide?(): void
  onUnload?(): void
  onPullDownRefresh?(): void
  onReachBottom?(): void
}

type Instance<D extends object, M> = WechatMiniprogram.Page.Instance<D & Shared, M & WechatMiniprogram.Page.CustomOption>

/**
 * Register a page. What comes back exists for the check of the page's WXML: its data and its handlers.
 *
 * The elder mode may have been changed on another page, so it is read whenever the page comes to the front.
 */
export function screen<D extends object, M extends Handlers>(
  definition: { data: D } & Life & M & ThisType<Instance<D, M>>,
): { data: D & Shared; methods: M } {
  const life = definition as Life
  const page: WechatMiniprogram.Page.Options<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject> = {
    ...definition,
    data: { ...definition.data, elder: false },
    onLoad(query: Query) {
      this.setData({ elder: elder.read() })
      life.onLoad?.call(this, query)
    },
    onShow() {
      if (this.data['elder'] !== elder.read()) this.setData({ elder: elder.read() })
      life.onShow?.call(this)
    },
  }
  Page(page)
  return undefined as never
}

export const open = (url: string): void => { void wx.navigateTo({ url }) }
/** Leave this page for another; where that one lies below, by going back to it. */
export function leaveFor(path: string): void {
  const pages = getCurrentPages()
  if (pages[pages.length - 2]?.route === path) void wx.navigateBack()
  else void wx.redirectTo({ url: `/${path}` })
}
export const home = (): void => { void wx.reLaunch({ url: '/pages/desk/desk' }) }

/** Say in passing that something is done, or why it is not. */
export const say = (words: string): void => { void wx.showToast({ title: words, icon: 'none', duration: 3000 }) }

const OURS = [ApiError, NoConnection, OnItsWay, StorageFull, NotAPhoto]

/** What to tell a person about anything that was thrown. */
export const whyOf = (error: unknown): string =>
  OURS.some(kind => error instanceof kind) ? (error as Error).message : '这一步没有办成，请再试一次；一直不行，请联系工作人员。'

/** A question before what cannot be undone. */
export function sure(title: string, content: string, confirmText: string): Promise<boolean> {
  return new Promise(resolve => {
    wx.showModal({ title, content, confirmText, cancelText: '先不', success: ({ confirm }) => resolve(confirm), fail: () => resolve(false) })
  })
}

/** What a tapped element carries in `data-…`. */
export const carried = (event: WechatMiniprogram.BaseEvent): Record<string, unknown> => event.currentTarget.dataset
export const valueOf = (event: WechatMiniprogram.CustomEvent): string => String((event.detail as { value: unknown }).value)
