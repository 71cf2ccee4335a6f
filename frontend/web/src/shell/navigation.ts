/** The side navigation: one line a screen, shown to those who hold its permission, or one of them. */
import type { useMe, Permission } from '../me'

export interface NavLine {
  label: string
  to: string
  permission?: Permission | readonly Permission[]
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
      { label: '联动监督', to: '/campaigns', permission: 'campaigns:read' },
      { label: '群众来件', to: '/intake', permission: 'intake:read' },
      { label: '问题线索', to: '/clues', permission: 'clues:read' },
      { label: '问题清单', to: '/problems', permission: 'problems:read' },
      { label: '监督方式', to: '/instruments', permission: 'instruments:read' },
      { label: '任务清单', to: '/tasks', permission: 'tasks:read' },
      { label: '民生实事', to: '/projects', permission: 'projects:read' },
      { label: '上报问题', to: '/escalations', permission: 'escalations:read' },
      { label: '部门自查', to: '/self-checks', permission: 'self-checks:read' },
      { label: '周报', to: '/weekly-reports', permission: 'weekly-reports:read' },
      { label: '监督任务', to: '/supervision-tasks', permission: 'assignments:read' },
    ],
  },
  { label: '会议', lines: [{ label: '投票表决', to: '/ballots', permission: 'ballots:read' }] },
  {
    label: '代表',
    lines: [
      { label: '代表名册', to: '/deputies', permission: 'deputies:see' },
      { label: '代表小组', to: '/groups', permission: 'deputies:see' },
      { label: '代表家站', to: '/stations', permission: 'stations:see' },
      { label: '选区', to: '/constituencies', permission: 'deputies:read' },
    ],
  },
  { label: '查看', lines: [{ label: '统计', to: '/overview', permission: 'overview:read' }] },
  {
    label: '管理',
    lines: [
      { label: '单位', to: '/units', permission: ['units:keep', 'overview:read'] },
      { label: '机构编制', to: '/staffing', permission: 'staffing:read' },
      { label: '人大和届次', to: '/congresses', permission: ['congresses:keep', 'overview:read'] },
      { label: '行政区划', to: '/divisions', permission: 'divisions:keep' },
      { label: '账号', to: '/accounts', permission: 'accounts:slips' },
      { label: '办理规则', to: '/rulesets', permission: 'rulesets:read' },
      { label: '工作日历', to: '/rulesets/calendar', permission: 'rulesets:read' },
      { label: '审计记录', to: '/audit', permission: 'audit:read' },
    ],
  },
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
