/** People who are to get an account, typed one by one or pasted from a table. */
import { newId } from '@congress/core'

export interface Newcomer { id: string; name: string; phone: string }

export const nobody = (): Newcomer => ({ id: newId(), name: '', phone: '' })

/** `姓名 手机号` in each line; a name spread with spaces is put together again. */
export function linesOf(text: string): Newcomer[] {
  return text.split(/\r?\n/).map(line => line.trim()).filter(Boolean).map(line => {
    const phone = /1\d{10}/.exec(line)?.[0] ?? ''
    const name = line.replace(phone, '').replace(/[\s,，;；、]+/g, '')
    return { id: newId(), name, phone }
  })
}
