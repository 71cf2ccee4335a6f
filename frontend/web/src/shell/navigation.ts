/** The side navigation: one line a screen, shown to those who hold its permission. */
import type { useMe, Permission } from '../me'

export interface NavLine {
  label: string
  to: string
  permission?: Permission
}
export interface NavGroup {
  /** The first group has none. */
  label?: string
  lines: NavLine[]
}

const NAVIGATION: NavGroup[] = [
  { lines: [{ label: '工作台', to: '/desk', permission: 'clues:read' }] },
  {
    label: '监督',
    lines: [
      { label: '问题线索', to: '/clues', permission: 'clues:read' },
      { label: '监督任务', to: '/supervision-tasks', permission: 'assignments:read' },
    ],
  },
  { label: '查看', lines: [{ label: '统计', to: '/overview', permission: 'overview:read' }] },
  { label: '我的', lines: [{ label: '通知', to: '/notices' }, { label: '我的账号', to: '/accounts/me' }] },
]

type Store = ReturnType<typeof useMe>

export function navigationOf(store: Store): NavGroup[] {
  return NAVIGATION
    .map(group => ({ ...group, lines: group.lines.filter(line => !line.permission || store.may(line.permission)) }))
    .filter(group => group.lines.length)
}

/** Where `/` leads: the first screen this person has. */
export function homeOf(store: Store): string {
  return navigationOf(store)[0]?.lines[0]?.to ?? '/accounts/me'
}
