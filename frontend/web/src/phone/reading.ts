/** What was read stays readable without a network: the last answers are kept, for their reader alone. */
import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister'
import { persistQueryClientRestore, persistQueryClientSubscribe } from '@tanstack/query-persist-client-core'
import { QueryClient } from '@tanstack/vue-query'
import { ApiError } from '@congress/core'
import { forget, recall, remember } from './kept'

const WEEK = 7 * 86_400_000

declare module '@tanstack/vue-query' {
  interface Register { queryMeta: { kept?: true } }
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      gcTime: WEEK,
      retry: (times, error) => !(error instanceof ApiError && error.status < 500) && times < 1,
    },
  },
})

/** What a screen that must open without a network says of its query. */
export const KEPT = { meta: { kept: true } } as const

const persister = createAsyncStoragePersister({
  key: 'queries',
  throttleTime: 500,
  storage: {
    getItem: async name => await recall<string>(name) ?? null,
    setItem: (name, said) => remember(name, said).catch(() => undefined),
    removeItem: forget,
  },
})

let stop: (() => void) | undefined

/** Take up what this account read before; what another one read is thrown away. */
export async function keepFor(account: string): Promise<void> {
  stop?.()
  const options = { queryClient: queries as never, persister, buster: account, maxAge: WEEK }
  await persistQueryClientRestore(options)
  stop = persistQueryClientSubscribe({
    ...options,
    dehydrateOptions: { shouldDehydrateQuery: query => query.state.status === 'success' && query.meta?.['kept'] === true },
  })
}

/** The reader has gone. */
export function keepNothing(): void {
  stop?.()
  stop = undefined
  queries.clear()
}
