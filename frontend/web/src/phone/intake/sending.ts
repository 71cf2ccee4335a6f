/** A resident's report on its way: kept while it is written, answered with a code word. */
import { ApiError, createClient, fetchTransport, intakeBody, intakeIssues, newId, nothingSaid, sentenceOf, StorageFull, type Got, type IntakeSaid, type KeptPhoto } from '@congress/core'
import { onScopeDispose, reactive, ref, shallowRef, toRaw, watch } from 'vue'
import { entries, forget, photoBytes, recall, remember } from '../kept'
import { keep, NotAPhoto } from '../outbox/photos'

/** Residents have no account, and are never asked for one. */
export const open = createClient(fetchTransport)

type Challenge = Got<'/intake/challenges', 'post'>
export type Sent = Got<'/intake', 'post'>

interface Draft { id: string; said: IntakeSaid; photos: KeptPhoto[] }

/** What this phone calls itself towards the intake: random, made once. */
function device(): string {
  const made = localStorage.getItem('intake-device') ?? newId()
  localStorage.setItem('intake-device', made)
  return made
}
const wordsOf = (error: unknown): string => error instanceof StorageFull || error instanceof NotAPhoto ? error.message : sentenceOf(error)

export function useSending(token: string) {
  const memory = `intake ${token}`
  let id = newId()
  const said = reactive<IntakeSaid>(nothingSaid())
  const photos = ref<KeptPhoto[]>([])
  const issues = shallowRef<Record<string, string>>({})
  const trouble = ref('')
  const busy = ref(false)
  const challenge = shallowRef<Challenge>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let loaded = false

  const ready = recall<Draft>(memory).then(before => {
    if (before) {
      id = before.id
      Object.assign(said, before.said)
      photos.value = before.photos
    }
    loaded = true
  })
  async function save(): Promise<void> {
    clearTimeout(timer)
    if (!loaded) return
    await remember(memory, structuredClone({ id, said: toRaw(said), photos: photos.value.map(photo => ({ ...toRaw(photo) })) } satisfies Draft))
  }
  watch([said, photos], () => {
    clearTimeout(timer)
    timer = setTimeout(() => void save().catch((error: unknown) => { trouble.value = wordsOf(error) }), 300)
  }, { deep: true })
  onScopeDispose(() => clearTimeout(timer))

  async function tried<T>(deed: () => Promise<T>): Promise<T | undefined> {
    busy.value = true
    trouble.value = ''
    try {
      return await deed()
    } catch (error) {
      if (error instanceof ApiError) issues.value = error.issuesByField
      if (!(error instanceof ApiError) || !Object.keys(error.issuesByField).some(field => field in said)) trouble.value = wordsOf(error)
      return undefined
    } finally {
      busy.value = false
    }
  }
  const add = (files: File[]) => tried(async () => {
    for (const file of files) photos.value = [...photos.value, await keep(file)]
    await save()
  })
  async function drop(photo: KeptPhoto): Promise<void> {
    photos.value = photos.value.filter(one => one.id !== photo.id)
    await entries.drop(photo.ref)
  }
  /** Ask for a question, unless something is missing. */
  async function ask(): Promise<void> {
    issues.value = intakeIssues(said)
    if (Object.keys(issues.value).length) return
    await tried(async () => { challenge.value = await open.post('/intake/challenges', { body: { token, device: device() } }) })
  }
  /** Send it with the question's answer. A wrong answer gets another question. */
  async function send(answer: string): Promise<Sent | undefined> {
    const pass = { token, device: device(), challenge_id: challenge.value!.id, answer }
    const sent = await tried(async () => {
      try {
        for (const photo of photos.value) if (!photo.sent) await sendPhoto(photo, pass)
        return await open.post('/intake', { body: intakeBody(id, said, photos.value.map(photo => photo.id), pass) })
      } catch (error) {
        // What was sent under a spent question is known to that question only.
        if (error instanceof ApiError && ['challenge-wrong', 'challenge-spent', 'files-unknown'].includes(error.code)) {
          photos.value = photos.value.map(photo => ({ ...photo, id: newId(), sent: false }))
          challenge.value = await open.post('/intake/challenges', { body: { token, device: device() } })
        } else {
          challenge.value = undefined
        }
        throw error
      }
    })
    if (sent) await clear()
    return sent
  }
  async function sendPhoto(photo: KeptPhoto, pass: { token: string; device: string; challenge_id: string; answer: string }): Promise<void> {
    const body = new FormData()
    const bytes = await photoBytes(photo.ref)
    for (const [name, value] of Object.entries({ id: photo.id, sha256: photo.sha256, device: pass.device, challenge_id: pass.challenge_id, answer: pass.answer })) body.set(name, value)
    body.set('file', new Blob([bytes!], { type: 'image/jpeg' }), photo.name)
    await open.post('/intake/files', { body })
    photo.sent = true
  }
  /** Nothing of it stays on the phone. */
  async function clear(): Promise<void> {
    challenge.value = undefined
    for (const photo of photos.value) await entries.drop(photo.ref)
    id = newId()
    Object.assign(said, nothingSaid())
    photos.value = []
    clearTimeout(timer)
    await forget(memory)
  }
  return { said, photos, issues, trouble, busy, challenge, ready, add, drop, ask, send }
}
