import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'api-docs', name: 'api-docs', component: () => import('./ApiDocsPage.vue'), meta: { title: '接口文档' } },
]
