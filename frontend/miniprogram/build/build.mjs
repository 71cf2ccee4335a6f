/**
 * Build the mini-program into dist/, which WeChat's developer tools open as a project.
 *
 * CONGRESS_ORIGIN is the office's server (it may as well be written into dist/config.js afterwards), CONGRESS_WECHAT_APP_ID
 * its app id; without them the project opens in the tools' guest mode and says that no server is set.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { icons } from './icons.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const src = join(root, 'src')
const all = readdirSync(src, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'))

/** The app, pages and parts are what has a `.json` beside its `.ts`. */
const entries = all.filter(file => file.endsWith('.json') && all.includes(file.replace(/json$/, 'ts'))).map(file => file.slice(0, -5))

/** For WeChat's developer tools: the code is finished, so they change nothing of it. */
const project = appId => `${JSON.stringify({
  projectname: 'smart-congress', appid: appId, compileType: 'miniprogram', miniprogramRoot: './', libVersion: '3.8.0',
  setting: { es6: false, enhance: false, postcss: false, minified: false, urlCheck: true, uglifyFileName: false },
}, undefined, 2)}\n`

/** One script for the app and for each page and part; what they share stands in `common/`. */
async function scripts(out) {
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map(entry => [entry, join(src, `${entry}.ts`)])),
    platform: 'neutral',
    external: ['./config.js'],
    transform: { target: 'es2018' },
  })
  await bundle.write({
    dir: out, format: 'cjs', exports: 'named', minify: true,
    entryFileNames: '[name].js', chunkFileNames: 'common/[name].js',
    codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
  })
}

/**
 * @param {string} out the folder, emptied first
 * @param {{ origin?: string | undefined, appId?: string | undefined }} office
 */
export async function build(out, { origin = '', appId = 'touristappid' } = {}) {
  const to = path => {
    mkdirSync(dirname(join(out, path)), { recursive: true })
    return join(out, path)
  }
  rmSync(out, { recursive: true, force: true })
  await scripts(out)
  for (const file of all.filter(one => /\.(wxml|wxss|json)$/.test(one))) copyFileSync(join(src, file), to(file))
  for (const [name, drawing] of await icons()) writeFileSync(to(`icons/${name}.svg`), drawing)
  writeFileSync(to('config.js'), readFileSync(join(src, 'config.js'), 'utf8').replace("origin: ''", `origin: '${origin}'`))
  writeFileSync(to('project.config.json'), project(appId))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build(join(root, 'dist'), { origin: process.env.CONGRESS_ORIGIN, appId: process.env.CONGRESS_WECHAT_APP_ID })
}
