/** Who uses this phone: known again after a restart, also without a network. */
import type { Me } from '@congress/core'
import { watch } from 'vue'
import { api, session } from '../api'
import { useMe } from '../me'
import { forgetShown } from '../parts/files/shown'
import { forgetReader, lastSignedIn, remember } from './kept'
import { flush } from './outbox/box'
import { keepFor, keepNothing } from './reading'

const nameOf = (me: Me | undefined) => me && `${me.account_id} ${me.grant?.id ?? ''}`

let settled: Promise<unknown> = Promise.resolve()
let asked: Promise<void> | undefined

/** Known once asked: whoever was signed in last, at once, while the server confirms it; else what the server says. */
export async function known(): Promise<void> {
  asked ??= ask()
  await asked
  await settled
}

async function ask(): Promise<void> {
  const before = await lastSignedIn().catch(() => undefined)
  if (before) useMe().take({ me: before, access_token: '', expires_in: 0, must_set_password: false, refresh_token: null } as never)
  const answer = session.refresh().catch(() => undefined)
  if (!before) await answer
}

/** What was read belongs to one reader, and goes with them; what they have not sent stays. */
async function settle(me: Me | undefined, before: Me | undefined): Promise<void> {
  if (before || !me) keepNothing()
  forgetShown()
  const last = await lastSignedIn()
  if (!me || last && last.account_id !== me.account_id) await forgetReader()
  if (!me) return
  await remember('me', JSON.parse(JSON.stringify(me)))
  await keepFor(nameOf(me)!)
}

/** Follow the sign-in; `left` is called when it has ended. */
export function followSignIn(left: () => void): void {
  const store = useMe()
  watch(() => store.me, (me, before) => {
    if (nameOf(me) !== nameOf(before)) {
      settled = settled.then(() => settle(me, before)).catch(() => undefined)
      if (before && !me) left()
    }
    if (me) void settled.then(() => flush())
  }, { flush: 'sync' })
}

export async function signOut(): Promise<void> {
  await api.post('/sign-ins/sign-out')
  session.forget()
}
