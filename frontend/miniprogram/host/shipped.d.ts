/** What host/build.mjs makes of the shipped files. */
export const app: { pages: string[]; window: Record<string, string> }
export const paths: string[]
export const configs: Record<string, object>
export const templates: Record<string, unknown>
export const scripts: Record<string, (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown) => void>
