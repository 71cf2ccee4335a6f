import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'groups', name: 'groups', component: () => import('./GroupLedger.vue'), meta: { title: '代表小组', permission: 'deputies:see' } },
  { path: 'groups/:id', name: 'group', component: () => import('./GroupPage.vue'), props: true, meta: { title: '代表小组', permission: 'deputies:see' } },
]
