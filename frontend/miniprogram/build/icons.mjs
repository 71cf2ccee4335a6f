/** The icons as SVG files, each in the colours it is shown in: WXML takes no inline SVG. One source: core's drawings. */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const source = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'core/src/icons.ts')

/** The values of app.wxss. */
const COLOURS = { ink: '#1f1d1a', blue: '#1d4f80', white: '#ffffff', ok: '#1c6339', soon: '#7a5200', late: '#a83d00', idle: '#595349', now: '#1d4f80' }

/** `[name-colour, svg]` of every drawing in every colour. */
export async function icons() {
  const bundle = await rolldown({ input: source })
  const { output } = await bundle.generate({ format: 'esm' })
  const { ICONS } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)
  return Object.entries(ICONS).flatMap(([name, path]) => Object.entries(COLOURS).map(([colour, value]) => [`${name}-${colour}`, drawn(path, value)]))
}

const drawn = (path, colour) => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" fill="none" '
  + `stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>\n`
