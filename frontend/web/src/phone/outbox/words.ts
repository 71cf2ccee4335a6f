export { lookOfEntry } from '@congress/core'
