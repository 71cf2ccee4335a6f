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
  const may = (permission: Permission): boolean => me.value?.permissions.includes(permission) ?? false
  const organ = computed(() => me.value?.grant?.unit?.short_name ?? me.value?.grant?.congress.short_name ?? '')

  return { me, mustSetPassword, typed, take, may, organ }
})
