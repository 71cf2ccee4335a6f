import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'divisions', name: 'divisions', component: () => import('./DivisionsPage.vue'), meta: { title: '行政区划', permission: 'divisions:keep' } },
]
