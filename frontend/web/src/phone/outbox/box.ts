/** The phone's outbox: where reports lie, how they travel, and what screens see of it. */
import { bodyOf, createOutbox, NoConnection, type Entry, type KeptPhoto, type Sending } from '@congress/core'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { api } from '../../api'
import { useMe } from '../../me'
import { entries, photoBytes } from '../kept'

const whose = (): string | undefined => useMe().me?.account_id

/** Somebody else may have signed in while the ones before were on their way. */
function mustBeMine(entry: Entry): void {
  if (entry.account !== whose()) throw new NoConnection()
}

async function sendPhoto(photo: KeptPhoto, entry: Entry): Promise<void> {
  mustBeMine(entry)
  const bytes = await photoBytes(photo.ref)
  if (!bytes) throw new Error(`photo ${photo.ref} is not kept`)
  const body = new FormData()
  body.set('id', photo.id)
  body.set('sha256', photo.sha256)
  body.set('file', new Blob([bytes], { type: 'image/jpeg' }), photo.name)
  await api.post('/files', { body })
}

async function sendReport(entry: Entry): Promise<{ code: string; at: string }> {
  mustBeMine(entry)
  const made = await api.post('/clues', { body: bodyOf(entry.id, entry.report, entry.photos.map(photo => photo.id)) })
  return { code: made.code, at: made.created_at }
}

export const box = createOutbox({
  store: entries,
  sender: { photo: sendPhoto, report: sendReport },
  account: whose,
  inTurn: async deed => { await (navigator.locks ? navigator.locks.request('congress-outbox', deed) : deed()) },
})

/** Whether reports can go out under the identity one acts under; under another they wait. */
export const maySend = (): boolean => useMe().may('clues:report')

/** Send what is due, where somebody is signed in who may. */
export async function flush(atOnce = false): Promise<void> {
  if (maySend() && navigator.onLine) await box.flush(atOnce)
}

/** The outbox as it is now: renewed with every change. */
export function useBox() {
  const all = shallowRef<Entry[]>()
  const sending = shallowRef<Sending>()
  const others = shallowRef(0)
  let asked = 0

  async function look(): Promise<void> {
    const turn = ++asked
    const [mine, strangers] = await Promise.all([box.mine(), box.others()])
    if (turn !== asked) return
    all.value = mine
    others.value = strangers
    sending.value = box.sending()
  }
  void look()
  onScopeDispose(box.subscribe(() => void look()))

  const unsent = computed(() => all.value?.filter(entry => entry.state !== 'received') ?? [])
  return { all, unsent, sending, others }
}
