/** A dialog's form said as data: one line for each field of a request's body, checked against the API's types. */
import type { StepKey } from '@congress/core'
import type { Component } from 'vue'

interface Base {
  label: string
  hint?: string
  optional?: boolean
  /** What stands there at first. */
  first?: unknown
}
export type FieldSpec = Base & (
  | { kind: 'words' | 'line' | 'day'; most?: number }
  | { kind: 'number'; least?: number; most?: number; unit?: string; shown?: string }
  /** `choice` shows all at once, `select` many in a list. */
  | { kind: 'choice' | 'select'; choices: Record<string, string> }
  | { kind: 'yes' }
  | { kind: 'unit' | 'units'; congress?: string }
  | { kind: 'division' }
  | { kind: 'files' }
  /** Any component with v-model. */
  | { kind: 'own'; component: Component; props?: Record<string, unknown> }
)

/** Every field of a body, or the ones a person fills in. */
export type FieldsOf<Body> = { [K in keyof Body]?: FieldSpec }

/** What a dialog asks for, and the deed it sends: `<FieldsDialog v-if="doing" v-bind="doing">`. */
export interface Doing {
  title: string
  main: string
  words?: string
  fields: Record<string, FieldSpec | undefined>
  send: (body: Record<string, unknown>, key: StepKey) => Promise<void>
}

/** What stands in a form at first. */
export function firstOf(fields: Record<string, FieldSpec | undefined>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, spec?.first ?? empty(spec)]))
}
function empty(spec: FieldSpec | undefined): unknown {
  return spec?.kind === 'files' || spec?.kind === 'units' ? [] : spec?.kind === 'yes' ? false : undefined
}

/** What is missing, in words for each field. */
export function missingIn(fields: Record<string, FieldSpec | undefined>, said: Record<string, unknown>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, spec] of Object.entries(fields)) {
    const value = said[name]
    const blank = value === undefined || value === null || (typeof value === 'string' && !value.trim())
    if (!spec || spec.optional || !blank) continue
    const picked = ['choice', 'select', 'unit', 'division', 'day', 'own'].includes(spec.kind)
    found[name] = `请${picked ? '选择' : '填写'}${spec.label}。`
  }
  return found
}

/** The body to send: what was left blank is left out. */
export function bodyOf(said: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(said)
    .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value])
    .filter(([, value]) => value !== undefined && value !== null && value !== ''))
}

/** The body of a change: the dialog's fields that were emptied are sent as null. */
export function changeOf(fields: Record<string, FieldSpec | undefined>, body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(fields).filter(name => fields[name]).map(name => [name, body[name] ?? null]))
}
