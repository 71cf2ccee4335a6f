/** The counties' outlines as SVG paths in one box, and where their names stand. */
import type { Schemas } from '@congress/core'

type Boundaries = Schemas['BoundariesOut']
type Point = [number, number]

export interface Shape {
  code: string
  path: string
  at: Point
  /** Too small for a name inside. */
  small: boolean
}

export const BOX = { width: 724, height: 640 }
const NAME = { width: 96, height: 76 }

const rings = (feature: Boundaries['features'][number]): Point[][] => {
  const { type, coordinates } = feature.geometry as { type: string; coordinates: unknown }
  return type === 'Polygon' ? coordinates as Point[][] : (coordinates as Point[][][]).flat()
}

/** Equirectangular, true to scale at the middle latitude: good enough for one city. */
export function shapesOf(boundaries: Boundaries): Shape[] {
  const all = boundaries.features.flatMap(rings).flat()
  const [west, east] = [Math.min(...all.map(p => p[0])), Math.max(...all.map(p => p[0]))]
  const [south, north] = [Math.min(...all.map(p => p[1])), Math.max(...all.map(p => p[1]))]
  const squeeze = Math.cos((south + north) / 2 * Math.PI / 180)
  const scale = Math.min(BOX.width / ((east - west) * squeeze), BOX.height / (north - south))
  const put = ([lon, lat]: Point): Point => [(lon - west) * squeeze * scale, (north - lat) * scale]
  return boundaries.features.map(feature => {
    const drawn = rings(feature).map(ring => ring.map(put))
    const points = drawn.flat()
    const [xs, ys] = [points.map(p => p[0]), points.map(p => p[1])]
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    const centre = feature.properties.center as Point | null
    return {
      code: feature.properties.adcode,
      path: drawn.map(ring => `M${ring.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`).join(''),
      at: centre ? put(centre) : [(left + right) / 2, (top + bottom) / 2],
      small: right - left < NAME.width || bottom - top < NAME.height,
    }
  })
}

export type Step = 1 | 2 | 3 | 4

/** The four shades of a rate in per cent: below 45, below 55, below 70, from 70. */
export function stepOf(rate: string | null | undefined): Step | undefined {
  if (rate === null || rate === undefined) return undefined
  const value = Number(rate)
  return value >= 70 ? 4 : value >= 55 ? 3 : value >= 45 ? 2 : 1
}

export const KEY: [Step, string][] = [[4, '70% 以上'], [3, '55–70%'], [2, '45–55%'], [1, '不足 45%']]
