/** One report while it is written: kept after every field, never lost, whatever happens to the page. */
import { emptyReport, issuesOf, newId, OnItsWay, sentenceOf, StorageFull, type Entry, type KeptPhoto, type Report, type ReportIssues } from '@congress/core'
import { onScopeDispose, reactive, ref, shallowRef, toRaw, watch } from 'vue'
import { box } from '../outbox/box'
import { keep, NotAPhoto } from '../outbox/photos'

const PAUSE = 300

const wordsOf = (error: unknown): string =>
  error instanceof StorageFull || error instanceof OnItsWay || error instanceof NotAPhoto ? error.message : sentenceOf(error)

export function useDraft(asked: string | undefined) {
  const id = asked ?? newId()
  const report = reactive<Report>(emptyReport())
  const photos = ref<KeptPhoto[]>([])
  const issues = shallowRef<ReportIssues>({})
  const why = ref('')
  /** What could not be kept, and why. */
  const trouble = ref('')
  const kept = ref(false)
  const working = ref(false)
  /** What was kept before is there to be shown. */
  const ready = ref(false)
  let stored = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let line: Promise<unknown> = Promise.resolve()

  async function load(): Promise<void> {
    const entry = asked === undefined ? undefined : await box.find(asked)
    if (entry) take(entry)
    ready.value = true
    watch([report, photos], () => {
      kept.value = false
      clearTimeout(timer)
      timer = setTimeout(() => void save(), PAUSE)
    }, { deep: true, flush: 'sync' })
  }
  function take(entry: Entry): void {
    Object.assign(report, structuredClone(entry.report))
    photos.value = entry.photos
    issues.value = entry.issues ?? {}
    why.value = entry.why ?? ''
    kept.value = true
    stored = true
  }
  /** Keep it as it stands, one write after another; answers whether it is kept. */
  function save(): Promise<boolean> {
    clearTimeout(timer)
    timer = undefined
    if (blank()) return Promise.resolve(true)
    const written = line.then(async () => {
      try {
        await box.save(structuredClone(toRaw(report)), photos.value.map(photo => ({ ...toRaw(photo) })), id)
        kept.value = timer === undefined
        stored = true
        trouble.value = ''
        return true
      } catch (error) {
        trouble.value = wordsOf(error)
        return false
      }
    })
    line = written
    return written
  }
  /** A page that was only opened leaves nothing behind; a point alone says nothing. */
  const blank = (): boolean => !report.words.trim() && !photos.value.length && !report.category && !report.place.words && !report.place.division_id && !stored
  async function add(chosen: Iterable<File>): Promise<void> {
    working.value = true
    try {
      for (const file of chosen) photos.value = [...photos.value, await keep(file)]
      await save()
    } catch (error) {
      trouble.value = wordsOf(error)
    } finally {
      working.value = false
    }
  }
  function drop(photo: KeptPhoto): void {
    photos.value = photos.value.filter(one => one.id !== photo.id)
  }
  /** Put it in line; answers whether that was done. */
  async function send(): Promise<boolean> {
    issues.value = issuesOf(report, photos.value.length)
    if (Object.keys(issues.value).length || !await save()) return false
    try {
      issues.value = await box.send(id)
      return !Object.keys(issues.value).length
    } catch (error) {
      trouble.value = wordsOf(error)
      return false
    }
  }
  const hidden = (): void => { if (timer !== undefined) void save() }
  document.addEventListener('visibilitychange', hidden)
  addEventListener('pagehide', hidden)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', hidden)
    removeEventListener('pagehide', hidden)
    hidden()
  })

  return { id, report, photos, issues, why, trouble, kept, working, ready, loaded: load(), save, add, drop, send }
}
