/** What a resident says without an account: what is checked on the phone, and what is sent. */
import type { Body } from './client'
import { placeOf, type Place } from './report'

export interface IntakeSaid {
  words: string
  place: Place
  name: string
  phone: string
}

export const nothingSaid = (): IntakeSaid => ({ words: '', place: {}, name: '', phone: '' })

export const MOST_INTAKE_WORDS = 2000

/** What must be put right before it can be sent, by field. */
export function intakeIssues(said: IntakeSaid): Record<string, string> {
  const found: Record<string, string> = {}
  if ([...said.words.trim()].length < 5) found['words'] = '请写清什么地方、什么事，至少五个字。'
  const phone = said.phone.trim()
  if (phone && !/^[0-9+\- ]{5,20}$/.test(phone)) found['phone'] = '手机号写得不对，请看一下；不填也能交。'
  return found
}

/** What goes along with every request of one sending. */
export interface IntakePass {
  token: string
  device: string
  challenge_id: string
  answer: string
}

export function intakeBody(id: string, said: IntakeSaid, fileIds: string[], pass: IntakePass): Body<'/intake', 'post'> {
  return {
    id,
    ...pass,
    words: said.words.trim(),
    category: null,
    place: placeOf(said.place),
    file_ids: fileIds,
    name: said.name.trim() || null,
    phone: said.phone.trim() || null,
  }
}
