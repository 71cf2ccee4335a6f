import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'tasks', name: 'tasks', component: () => import('./TaskLedger.vue'), meta: { title: '任务清单', permission: 'tasks:read' } },
  { path: 'tasks/board', name: 'task-board', component: () => import('./BoardPage.vue'), meta: { title: '任务看板', permission: 'tasks:read' } },
  { path: 'tasks/new', name: 'new-task', component: () => import('./NewTaskPage.vue'), meta: { title: '新增任务', permission: 'tasks:keep' } },
  { path: 'tasks/plans', name: 'plans', component: () => import('./PlanLedger.vue'), meta: { title: '任务分工方案', permission: 'tasks:read' } },
  { path: 'tasks/plans/:id', name: 'plan', component: () => import('./PlanPage.vue'), props: true, meta: { title: '任务分工方案', permission: 'tasks:read' } },
  { path: 'tasks/:id', name: 'task', component: () => import('./TaskPage.vue'), props: true, meta: { title: '任务清单', permission: 'tasks:read' } },
]
