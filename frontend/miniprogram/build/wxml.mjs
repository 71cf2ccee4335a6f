/**
 * Check every WXML of src/ against the data and handlers of its page or part: WeChat's own template compiler turns it
 * into TypeScript, which is compiled with the page. A wrong name, attribute or comparison fails, at its line.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TmplGroup } from 'glass-easel-template-compiler'
import ts from 'typescript'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const src = join(root, 'src')

/** The paths of all templates, without `.wxml`, as in `pages/desk/desk`. */
export const templates = () => readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.wxml')).map(file => file.replaceAll('\\', '/').slice(0, -5)).sort()

/** The template as TypeScript, beside its page. */
function converted(path, wxml) {
  const group = new TmplGroup()
  const faults = group.addTmpl(path, wxml)
  const name = path.split('/').pop()
  const tags = relative(join(src, dirname(path)), join(root, 'build/tags')).replaceAll('\\', '/')
  const made = group.getTmplConvertedExpr(path, [
    `import type own from './${name}'`, `import type { Tags } from '${tags}'`,
    'declare const data: typeof own.data', 'declare const methods: typeof own.methods', 'declare const tags: Tags', '',
  ].join('\n'))
  // A list that may be undefined is looped over not at all; the compiler's own helpers would lose its type.
  const code = (made.code() ?? '').replace(/^type _For(?:Item|Index)_<.*: any;$/gm, line => line.replace(/any;$/, 'never;'))
  return { faults, made, code }
}

/** What is read from disk, once a run. */
const parsed = new Map()

/** Where in the WXML a place of the TypeScript came from: lines from one. */
function lineOf(made, file, start) {
  const at = file.getLineAndCharacterOfPosition(start)
  const found = made.getSourceLocation(at.line, at.character, at.line, at.character + 1)
  return found ? found[0] + 1 : 0
}

function options() {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, noUnusedLocals: false }
}

/**
 * Check templates; `wxmlOf` may give other words than those on disk. Returns one line for every fault.
 * @param {string[]} paths
 * @param {(path: string) => string} wxmlOf
 * @returns {string[]}
 */
export function check(paths = templates(), wxmlOf = path => readFileSync(join(src, `${path}.wxml`), 'utf8')) {
  const found = []
  const virtual = new Map()
  for (const path of paths) {
    if (!existsSync(join(src, `${path}.ts`))) found.push(`${path}.wxml: 没有 ${path}.ts`)
    const one = converted(path, wxmlOf(path))
    for (const fault of one.faults) found.push(`${path}.wxml:${fault.startLine + 1}: ${fault.message}`)
    virtual.set(join(src, `${path}.wxml.ts`), { path, ...one })
  }
  const settings = options()
  const host = ts.createCompilerHost(settings)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = file => virtual.has(resolve(file)) || fileExists(file)
  host.readFile = file => virtual.get(resolve(file))?.code ?? readFile(file)
  host.getSourceFile = (file, language, ...rest) => {
    const own = virtual.get(resolve(file))
    if (own) return ts.createSourceFile(file, own.code, language, true)
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, language, ...rest))
    return parsed.get(file)
  }
  const program = ts.createProgram([...virtual.keys()], settings, host)
  for (const [file, { path, made }] of virtual) {
    const source = program.getSourceFile(file)
    for (const fault of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
      found.push(`${path}.wxml:${lineOf(made, source, fault.start)}: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`)
    }
  }
  return found
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = check()
  for (const line of found) console.error(line)
  if (found.length) process.exit(1)
}
