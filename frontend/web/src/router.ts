import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { session } from './api'
import { routes as accounts } from './features/accounts/routes'
import { routes as apiDocs } from './features/api-docs/routes'
import { routes as audit } from './features/audit/routes'
import { halls, routes as ballots } from './features/ballots/routes'
import { routes as campaigns, walls } from './features/campaigns/routes'
import { routes as clues } from './features/clues/routes'
import { routes as congresses } from './features/congresses/routes'
import { routes as constituencies } from './features/constituencies/routes'
import { routes as deputies } from './features/deputies/routes'
import { routes as desk } from './features/desk/routes'
import { routes as divisions } from './features/divisions/routes'
import { routes as escalations } from './features/escalations/routes'
import { routes as groups } from './features/groups/routes'
import { routes as imports } from './features/imports/routes'
import { routes as instruments } from './features/instruments/routes'
import { routes as intake } from './features/intake/routes'
import { routes as notices } from './features/notices/routes'
import { routes as overview } from './features/overview/routes'
import { routes as rulesets } from './features/rulesets/routes'
import { routes as problems } from './features/problems/routes'
import { routes as projects } from './features/projects/routes'
import { routes as search } from './features/search/routes'
import { routes as selfChecks } from './features/self-checks/routes'
import { routes as signIns } from './features/sign-ins/routes'
import { routes as staffing } from './features/staffing/routes'
import { routes as stations } from './features/stations/routes'
import { routes as supervisionTasks } from './features/supervision-tasks/routes'
import { routes as tasks } from './features/tasks/routes'
import { routes as units } from './features/units/routes'
import { routes as weeklyReports } from './features/weekly-reports/routes'
import { useMe, type Permission } from './me'
import { homeOf } from './shell/navigation'

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown without a sign-in. */
    open?: true
    /** Who lacks it, or all of them, is told so; the server refuses besides. */
    permission?: Permission | readonly Permission[]
    /** What stands in the window's title. */
    title?: string
  }
}

const routes: RouteRecordRaw[] = [
  ...signIns,
  ...walls,
  ...halls,
  {
    path: '/',
    component: () => import('./shell/Shell.vue'),
    children: [
      // Not a redirect: that would be followed before anybody is known.
      { path: '', name: 'home', component: () => import('./shell/Nowhere.vue'), beforeEnter: () => homeOf(useMe()) },
      ...desk,
      ...ballots,
      ...campaigns,
      ...instruments,
      ...clues,
      ...problems,
      ...tasks,
      ...projects,
      ...escalations,
      ...intake,
      ...imports,
      ...selfChecks,
      ...weeklyReports,
      ...supervisionTasks,
      ...overview,
      ...search,
      ...notices,
      ...deputies,
      ...groups,
      ...constituencies,
      ...stations,
      ...units,
      ...staffing,
      ...congresses,
      ...divisions,
      ...accounts,
      ...rulesets,
      ...audit,
      ...apiDocs,
      { path: 'refused', name: 'refused', component: () => import('./shell/Refused.vue'), meta: { title: '没有权限' } },
      { path: ':rest(.*)*', name: 'nowhere', component: () => import('./shell/Nowhere.vue'), meta: { title: '没有这个页面' } },
    ],
  },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

let asked = false

router.beforeEach(async to => {
  const store = useMe()
  if (!store.me && !asked && to.name !== 'sign-in') {
    asked = true
    await session.refresh().catch(() => undefined)
  }
  if (to.meta.open) return true
  if (!store.me) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
  if (store.mustSetPassword && to.name !== 'first-password') return { name: 'first-password' }
  if (to.meta.permission && !store.may(to.meta.permission)) return { name: 'refused' }
  return true
})

router.afterEach(to => {
  document.title = to.meta.title ? `${to.meta.title} · 智慧人大` : '智慧人大'
})
