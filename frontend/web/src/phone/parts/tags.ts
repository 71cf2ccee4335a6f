export { lookOf, type Look } from '@congress/core'
