/** The one client of the web app, and who is signed in. */
import { createClient, createSession, fetchTransport } from '@congress/core'
import { useMe } from './me'

export const session = createSession(fetchTransport, answer => useMe().take(answer))
export const api = createClient(session.transport)
