import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'rulesets', name: 'rulesets', component: () => import('./RuleSetsPage.vue'), meta: { title: '办理规则', permission: 'rulesets:read' } },
  { path: 'rulesets/calendar', name: 'calendar', component: () => import('./CalendarPage.vue'), meta: { title: '工作日历', permission: 'rulesets:read' } },
]
