export { ICONS, type IconName } from '@congress/core'
