/** The signed-in person: the only thing the app keeps for itself; all else is asked from the server. */
import type { Me, Schemas, SignedIn } from '@congress/core'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

export type Permission = Schemas['Permission']

export const useMe = defineStore('me', () => {
  const me = shallowRef<Me>()
  const mustSetPassword = shallowRef(false)
  /** The password just typed, so that a one-time slip need not be typed twice; gone after its use. */
  const typed = shallowRef('')

  function take(answer: SignedIn | undefined): void {
    me.value = answer?.me
    mustSetPassword.value = answer?.must_set_password ?? false
  }
  /** Whether the identity acted under carries the permission, or one of them. */
  const may = (permission: Permission | readonly Permission[]): boolean =>
    [permission].flat().some(one => me.value?.permissions.includes(one))
  /** Whether what belongs to this congress is one's to keep: one's own, or below a system administrator's. */
  function keeps(permission: Permission, congress: { id: string; scope: string }): boolean {
    const grant = me.value?.grant
    if (!grant || !may(permission)) return false
    return grant.congress.id === congress.id || grant.role === 'system_admin' && congress.scope.startsWith(`${grant.congress.scope}.`)
  }
  const organ = computed(() => me.value?.grant?.unit?.short_name ?? me.value?.grant?.congress.short_name ?? '')

  return { me, mustSetPassword, typed, take, may, keeps, organ }
})
