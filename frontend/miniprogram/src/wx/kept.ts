/** Small things the phone keeps in WeChat's storage: who is signed in, the refresh token, what was seen last. */
import { StorageFull, type Me, type Purse } from '@congress/core'

/** Keep a value; throws StorageFull, what was kept before stays. */
export function keep(key: string, value: unknown): void {
  try {
    wx.setStorageSync(key, value)
  } catch (error) {
    throw new StorageFull(error)
  }
}

export function kept<T>(key: string): T | undefined {
  const value = wx.getStorageSync<T | ''>(key)
  return value === '' ? undefined : value
}

export const letGo = (key: string): void => wx.removeStorageSync(key)

/** The names of what is kept, by the beginning of their keys. */
export const keysOf = (beginning: string): string[] =>
  wx.getStorageInfoSync().keys.filter(key => key.indexOf(beginning) === 0)

export const purse: Purse = {
  read: () => kept<string>('refresh'),
  write: token => token === undefined ? letGo('refresh') : keep('refresh', token),
}

export const keptMe = {
  read: () => kept<Me>('me'),
  write: (me: Me | undefined) => me ? keep('me', me) : letGo('me'),
}

/** 长辈版; kept on the phone, whoever signs in. */
export const elder = {
  read: () => kept<boolean>('elder') === true,
  write: (on: boolean) => keep('elder', on),
}

/** Who signed out stays out until they ask to come in, although WeChat knows them. */
export const signedOut = {
  read: () => kept<boolean>('signed-out') === true,
  write: (out: boolean) => out ? keep('signed-out', true) : letGo('signed-out'),
}

interface Seen<T> {
  account: string
  at: number
  value: T
}

/** What a screen showed last, so that it shows something without a network; of the signed-in account only. */
export const seen = {
  read<T>(name: string): { value: T; at: number } | undefined {
    const last = kept<Seen<T>>(`seen:${name}`)
    return last && last.account === keptMe.read()?.account_id ? last : undefined
  },
  write(name: string, value: unknown, now: number = Date.now()): void {
    const account = keptMe.read()?.account_id
    if (!account) return
    try {
      keep(`seen:${name}`, { account, at: now, value })
    } catch {
      letGo(`seen:${name}`)
    }
  },
  clear(): void {
    keysOf('seen:').forEach(letGo)
  },
}
