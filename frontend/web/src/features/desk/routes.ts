import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'desk', name: 'desk', component: () => import('./DeskPage.vue'), meta: { title: '工作台', permission: 'clues:read' } },
]
