import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'projects', name: 'projects', component: () => import('./ProjectLedger.vue'), meta: { title: '民生实事项目', permission: 'projects:read' } },
  { path: 'projects/rounds', name: 'project-rounds', component: () => import('./RoundLedger.vue'), meta: { title: '民生实事各年度', permission: 'projects:read' } },
  { path: 'projects/rounds/:id', name: 'project-round', component: () => import('./RoundPage.vue'), props: true, meta: { title: '民生实事年度', permission: 'projects:read' } },
  { path: 'projects/lists', name: 'project-lists', component: () => import('./ListsPage.vue'), meta: { title: '正面清单和负面清单', permission: 'projects:read' } },
  { path: 'projects/proposals', name: 'project-proposals', component: () => import('./ProposalLedger.vue'), meta: { title: '征集的建议', permission: 'projects:read' } },
  { path: 'projects/proposals/:id', name: 'project-proposal', component: () => import('./ProposalPage.vue'), props: true, meta: { title: '征集的建议', permission: 'projects:read' } },
  { path: 'projects/:id', name: 'project', component: () => import('./ProjectPage.vue'), props: true, meta: { title: '民生实事项目', permission: 'projects:read' } },
]
