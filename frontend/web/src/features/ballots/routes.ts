import type { RouteRecordRaw } from 'vue-router'

const meta = { title: '投票表决', permission: 'ballots:read' } as const

export const routes: RouteRecordRaw[] = [
  { path: 'ballots', name: 'ballots', component: () => import('./BallotLedger.vue'), meta },
  { path: 'ballots/new', name: 'new-ballot', component: () => import('./NewBallotPage.vue'), meta: { title: '新设表决', permission: 'ballots:keep' } },
  { path: 'ballots/verify', name: 'verify-board', component: () => import('./VerifyPage.vue'), meta: { title: '核验公布表', permission: 'ballots:read' } },
  { path: 'ballots/:id/edit', name: 'edit-ballot', component: () => import('./EditBallotPage.vue'), props: true, meta: { title: '修改表决', permission: 'ballots:keep' } },
  { path: 'ballots/:id/slips', name: 'ballot-slips', component: () => import('./SlipsPage.vue'), props: true, meta: { title: '打印票签', permission: 'ballots:keep' } },
  { path: 'ballots/:id/:tab(roll|papers|board)?', name: 'ballot', component: () => import('./BallotPage.vue'), props: true, meta },
]

/** Fills the whole window: no bars around it. */
export const halls: RouteRecordRaw[] = [
  { path: '/ballots/:id/hall', name: 'hall', component: () => import('./hall/HallPage.vue'), props: true, meta: { title: '会场大屏', permission: 'ballots:count' } },
]
