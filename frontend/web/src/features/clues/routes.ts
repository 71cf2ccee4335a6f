import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'clues', name: 'clues', component: () => import('./ClueLedger.vue'), meta: { title: '问题线索', permission: 'clues:read' } },
  { path: 'clues/new', name: 'new-clue', component: () => import('./NewCluePage.vue'), meta: { title: '登记线索', permission: 'files:send' } },
  { path: 'clues/:id', name: 'clue', component: () => import('./CluePage.vue'), props: true, meta: { title: '问题线索', permission: 'clues:read' } },
]
