/** The one client of the mini-program: who is signed in, what waits in the outbox, when it goes out. */
import { bodyOf, createClient, createOutbox, createSession, newId, NoConnection, type Entry, type Me, type SignedIn } from '@congress/core'
import { entryStore } from './wx/entries'
import { createFiles } from './wx/files'
import { keptMe, keysOf, kept, purse, seen } from './wx/kept'
import { sweepPhotos } from './wx/photos'
import { takeRandom } from './wx/random'
import { wxTransport } from './wx/transport'

const EVERY = 15_000

let origin = ''
let ticking: number | undefined
const ended = new Set<() => void>()

export const serverOf = (): string => origin

/** Called with every answer of a sign-in; `undefined` once it has ended. What is not sent stays on the phone. */
function took(answer: SignedIn | undefined): void {
  const before = keptMe.read()
  if (answer?.me.account_id !== before?.account_id || answer?.me.grant?.id !== before?.grant?.id) {
    seen.clear()
    files.forget()
  }
  keptMe.write(answer?.me)
  if (!answer && before) ended.forEach(deed => deed())
}

export const session = createSession(wxTransport(serverOf), took, purse)
export const api = createClient(session.transport)
export const files = createFiles(session, serverOf)

/** Whoever is signed in, known without a network too. */
export const me = (): Me | undefined => keptMe.read()
export const may = (permission: Me['permissions'][number]): boolean => me()?.permissions.includes(permission) ?? false

async function sendReport(entry: Entry): Promise<{ code: string; at: string }> {
  // Somebody else may have signed in while its photos were on their way.
  if (entry.account !== me()?.account_id) throw new NoConnection()
  const made = await api.post('/clues', { body: bodyOf(entry.id, entry.report, entry.photos.map(photo => photo.id)) })
  return { code: made.code, at: made.created_at }
}

const store = entryStore()
export const outbox = createOutbox({
  store,
  sender: { photo: files.upload, report: sendReport },
  account: () => me()?.account_id,
})

/** Send what is due, under an identity that may report; under another it waits. */
export async function flush(atOnce = false): Promise<void> {
  if (may('clues:report')) await outbox.flush(atOnce)
}

export const whenEnded = (deed: () => void): void => { ended.add(deed) }

/** At launch: read the office's file, tidy up, send what waits, and again whenever a network appears. */
export function wake(config: { origin: string }): void {
  origin = config.origin.replace(/\/+$/, '')
  takeRandom()
  void tidy()
  wx.onNetworkStatusChange(({ isConnected }) => { if (isConnected) void flush(true) })
}

/** Photos that belong to a report or to an answer being written stay. */
async function tidy(): Promise<void> {
  const now = newId()
  const written = keysOf('step:').map(key => kept<{ photos?: { ref: string }[] }>(key)?.photos ?? [])
  const waiting = (await store.all()).map(entry => entry.photos)
  await sweepPhotos([...written, ...waiting].reduce<string[]>((all, photos) => all.concat(photos.map(photo => photo.ref)), []), now)
}

/** While it is in front, what pauses after a failure is tried when its pause is over. */
export function come(): void {
  void flush(true)
  ticking ??= setInterval(() => void flush(), EVERY) as unknown as number
}

export function go(): void {
  clearInterval(ticking)
  ticking = undefined
}
