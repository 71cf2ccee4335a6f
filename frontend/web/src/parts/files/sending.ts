/** Sending files one after another, each under an id of its own, so that a repeat is harmless. */
import { ApiError, newId, NoConnection, problemOf, sentenceOf, urlOf } from '@congress/core'
import { computed, onScopeDispose, reactive, type ComputedRef } from 'vue'
import { session } from '../../api'

export interface Sent {
  id: string
  name: string
  size: number
  /** A picture shows itself while it is on its way. */
  preview: string | undefined
  state: 'waiting' | 'sending' | 'there' | 'failed'
  /** From 0 to 1. */
  done: number
  trouble: string
}

const TRIES = 3
const PAUSES = [1_000, 4_000]

export interface Sending {
  files: Sent[]
  /** Ids of what has arrived. */
  ids: ComputedRef<string[]>
  busy: ComputedRef<boolean>
  add(chosen: Iterable<File>): void
  again(one: Sent): void
  remove(one: Sent): void
}

export function useSending(): Sending {
  const files = reactive<Sent[]>([])
  const bytes = new Map<string, File>()
  let line = Promise.resolve()

  function add(chosen: Iterable<File>): void {
    for (const file of chosen) {
      const id = newId()
      bytes.set(id, file)
      const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined
      files.push({ id, name: file.name, size: file.size, preview, state: 'waiting', done: 0, trouble: '' })
      queue(files.at(-1)!)
    }
  }
  function queue(one: Sent): void {
    line = line.then(() => send(one))
  }
  async function send(one: Sent): Promise<void> {
    const file = bytes.get(one.id)
    if (!file || !files.includes(one)) return
    Object.assign(one, { state: 'sending', trouble: '', done: 0 })
    try {
      await sendFile(one.id, file, done => { one.done = done })
      one.state = 'there'
    } catch (error) {
      Object.assign(one, { state: 'failed', trouble: sentenceOf(error) })
    }
  }
  function again(one: Sent): void {
    one.state = 'waiting'
    queue(one)
  }
  function remove(one: Sent): void {
    if (one.preview) URL.revokeObjectURL(one.preview)
    bytes.delete(one.id)
    files.splice(files.indexOf(one), 1)
  }
  onScopeDispose(() => files.forEach(one => one.preview && URL.revokeObjectURL(one.preview)))

  return {
    files,
    ids: computed(() => files.filter(one => one.state === 'there').map(one => one.id)),
    busy: computed(() => files.some(one => one.state === 'waiting' || one.state === 'sending')),
    add,
    again,
    remove,
  }
}

/** Send one file; silence and overload are tried again, a refusal is not. */
async function sendFile(id: string, file: File, progress: (done: number) => void): Promise<void> {
  const form = new FormData()
  form.set('id', id)
  form.set('sha256', await sha256(file))
  form.set('file', file, file.name)
  for (let tried = 1; ; tried++) {
    try {
      return await post(form, progress)
    } catch (error) {
      if (error instanceof ApiError && error.status === 401 && tried === 1 && await session.refresh()) continue
      const passing = error instanceof NoConnection || error instanceof ApiError && [408, 425, 429, 500, 502, 503, 504].includes(error.status)
      if (!passing || tried >= TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, PAUSES[tried - 1]))
    }
  }
}

function post(form: FormData, progress: (done: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', urlOf('/files'))
    for (const [name, value] of Object.entries(session.headers())) request.setRequestHeader(name, value)
    request.upload.onprogress = event => progress(event.loaded / event.total)
    request.onerror = () => reject(new NoConnection())
    request.onload = () => {
      if (request.status < 400) return resolve()
      reject(new ApiError(problemOf({ status: request.status, headers: {}, body: parsed(request.responseText) })))
    }
    request.send(form)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function sha256(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
