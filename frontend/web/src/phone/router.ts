import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useMe } from '../me'
import Home from './home/HomePage.vue'
import { known } from './signing'

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: Home, meta: { title: '首页' } },
  { path: '/sign-in', name: 'sign-in', component: () => import('./sign-ins/SignInPage.vue'), meta: { open: true, title: '登录' } },
  { path: '/r/:token', name: 'resident', component: () => import('./intake/ResidentPage.vue'), props: true, meta: { open: true, title: '反映问题' } },
  { path: '/r/:token/follow', name: 'follow', component: () => import('./intake/FollowPage.vue'), props: true, meta: { open: true, title: '凭口令查' } },
  { path: '/p/:token', name: 'public-projects', component: () => import('./projects/PublicPage.vue'), props: true, meta: { open: true, title: '民生实事项目' } },
  { path: '/p/:token/follow', name: 'project-follow', component: () => import('./projects/FollowProposalPage.vue'), props: true, meta: { open: true, title: '凭回执号查' } },
  { path: '/p/:token/:id', name: 'public-project', component: () => import('./projects/PublicProjectPage.vue'), props: true, meta: { open: true, title: '民生实事项目' } },
  { path: '/hand-over', name: 'hand-over', component: () => import('./sign-ins/HandOverPage.vue'), meta: { open: true, title: '进入' } },
  { path: '/first-password', name: 'first-password', component: () => import('./sign-ins/FirstPasswordPage.vue'), meta: { title: '设置密码' } },
  { path: '/desk', name: 'desk', component: () => import('./home/DeskPage.vue'), meta: { title: '等我办的' } },
  { path: '/report/:id?', name: 'report', component: () => import('./report/ReportPage.vue'), props: true, meta: { title: '随手报', permission: 'clues:report' } },
  { path: '/outbox', name: 'outbox', component: () => import('./outbox/OutboxPage.vue'), meta: { title: '未发出' } },
  { path: '/clues', name: 'clues', component: () => import('./clues/CluesPage.vue'), meta: { title: '我的事项' } },
  { path: '/clues/:id', name: 'clue', component: () => import('./clues/CluePage.vue'), props: true, meta: { title: '事项' } },
  { path: '/ballots', name: 'ballots', component: () => import('./ballots/BallotsPage.vue'), meta: { title: '投票', permission: 'ballots:vote' } },
  { path: '/ballots/:id', name: 'ballot', component: () => import('./ballots/BallotPage.vue'), props: true, meta: { title: '投票', permission: 'ballots:vote' } },
  { path: '/ballots/:id/slip', name: 'slip', component: () => import('./ballots/SlipPage.vue'), props: true, meta: { open: true, title: '投票' } },
  { path: '/projects', name: 'my-projects', component: () => import('./projects/MinePage.vue'), meta: { title: '我督导的民生实事', permission: 'projects:supervise' } },
  { path: '/projects/propose', name: 'propose', component: () => import('./projects/ProposePage.vue'), meta: { title: '提民生实事建议', permission: 'projects:propose' } },
  { path: '/projects/:id', name: 'my-project', component: () => import('./projects/MyProjectPage.vue'), props: true, meta: { title: '民生实事项目', permission: 'projects:read' } },
  { path: '/notices', name: 'notices', component: () => import('./notices/NoticesPage.vue'), meta: { title: '通知' } },
  { path: '/notices/preferences', name: 'preferences', component: () => import('./notices/PreferencesPage.vue'), meta: { title: '通知设置' } },
  { path: '/scan', name: 'scan', component: () => import('./scan/ScanPage.vue'), meta: { title: '扫一扫' } },
  { path: '/accounts/me', name: 'me', component: () => import('./accounts/MePage.vue'), meta: { title: '我的' } },
  { path: '/accounts/me/password', name: 'password', component: () => import('./accounts/PasswordPage.vue'), meta: { title: '改密码' } },
  { path: '/:rest(.*)*', name: 'nowhere', component: () => import('./shell/Nowhere.vue'), meta: { open: true, title: '没有这个页面' } },
]

export const router = createRouter({
  history: createWebHistory('/m/'),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

router.beforeEach(async to => {
  if (to.meta.open) return true
  const store = useMe()
  if (!store.me) await known()
  if (!store.me) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
  if (store.mustSetPassword && to.name !== 'first-password') return { name: 'first-password' }
  if (to.meta.permission && !store.may(to.meta.permission)) return { name: 'home' }
  return true
})

router.afterEach(to => {
  document.title = to.meta.title ? `${to.meta.title} · 智慧人大` : '智慧人大'
})
