/** Where a problem is: what the phone says, what the map of WeChat says, what is written by hand. */
import type { Place, Schemas } from '@congress/core'

type Point = NonNullable<Place['point']>

const REFUSED = '没有打开定位。在右上角“…”的设置里打开“位置信息”，或者用“改位置”写清楚在哪里。'
const NO_FIX = '现在定不了位。用“改位置”写清楚在哪里，一样能办。'

/** 三道沟门村村委会东，虎什哈镇; empty where nothing is known. */
export const saidOfPlace = (place: Place): string => {
  const words = [place.words, place.division_name].filter(Boolean).join('，')
  return words || (place.point ? '手机所在的位置' : '')
}

/** The phone's own place in WGS-84, which needs no network; throws with what to do instead. */
export function located(): Promise<Point> {
  return new Promise((resolve, reject) => {
    wx.getLocation({
      type: 'wgs84',
      success: ({ longitude, latitude }) => resolve({ longitude, latitude, datum: 'wgs84' }),
      fail: ({ errMsg }) => reject(new Error(/auth|deny|denied/.test(errMsg) ? REFUSED : NO_FIX)),
    })
  })
}

/** A place picked on WeChat's map, which says it in GCJ-02; undefined when the person turned back. */
export function picked(): Promise<{ words: string; point: Point } | undefined> {
  return new Promise(resolve => {
    wx.chooseLocation({
      success: ({ name, address, longitude, latitude }) => resolve({
        words: [address, name].filter(Boolean).join(' ').slice(0, 200),
        point: { longitude: Number(longitude), latitude: Number(latitude), datum: 'gcj02' },
      }),
      fail: () => resolve(undefined),
    })
  })
}

export interface Spot {
  id: string
  name: string
  within: string
  path: string
}

/** Counties and townships of the tree, in its order, each with what it lies in. */
export function spotsOf(nodes: Schemas['DivisionNode'][], within = ''): Spot[] {
  return nodes.reduce<Spot[]>((all, node) => all.concat(
    node.level === 'county' || node.level === 'township' ? [{ id: node.id, name: node.name, within, path: node.path }] : [],
    spotsOf(node.children, node.name),
  ), [])
}

/** Those of one's own congress first. */
export const ownFirst = (spots: Spot[], scope: string): Spot[] => {
  const own = (spot: Spot): boolean => `${spot.path}.`.indexOf(`${scope}.`) === 0
  return [...spots.filter(own), ...spots.filter(spot => !own(spot))]
}

/** Those whose name, or the name around them, holds what was written. */
export const matching = (spots: Spot[], said: string, most: number): Spot[] =>
  spots.filter(spot => (spot.within + spot.name).indexOf(said.trim()) >= 0).slice(0, most)
