import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'problems', name: 'problems', component: () => import('./ProblemLedger.vue'), meta: { title: '问题清单', permission: 'problems:read' } },
  { path: 'problems/fields', name: 'problem-fields', component: () => import('./FieldsPage.vue'), meta: { title: '按领域看', permission: 'problems:read' } },
  { path: 'problems/lists/:which(task|responsibility|effect|rectification)', name: 'problem-list', component: () => import('./ProblemLedger.vue'), props: true, meta: { title: '四清单一台账', permission: 'problems:read' } },
  { path: 'problems/monthly', name: 'monthly-report', component: () => import('./MonthlyPage.vue'), meta: { title: '每月一报', permission: 'problems:read' } },
  { path: 'problems/new', name: 'new-problem', component: () => import('./NewProblemPage.vue'), meta: { title: '新增问题', permission: 'problems:keep' } },
  { path: 'problems/:id', name: 'problem', component: () => import('./ProblemPage.vue'), props: true, meta: { title: '问题清单', permission: 'problems:read' } },
]
