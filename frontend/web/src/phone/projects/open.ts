/** What a resident asks and sends about livelihood projects, without an account. */
import { ApiError, createClient, fetchTransport, newId, sentenceOf, type Got, type Schemas } from '@congress/core'
import { reactive, ref, shallowRef } from 'vue'

export const open = createClient(fetchTransport)
export type AtRound = Got<'/projects/at/{token}'>
type Question = Got<'/projects/questions', 'post'>
export type Receipt = Got<'/projects/residents', 'post'>

/** What this phone calls itself: random, made once. */
function device(): string {
  const made = localStorage.getItem('intake-device') ?? newId()
  localStorage.setItem('intake-device', made)
  return made
}

export function useProposing(token: string) {
  let id = newId()
  const said = reactive({ title: '', words: '', field: undefined as Schemas['ProjectField'] | undefined, division_id: '', place_words: '', name: '', phone: '' })
  const issues = shallowRef<Record<string, string>>({})
  const trouble = ref('')
  const busy = ref(false)
  const question = shallowRef<Question>()

  async function tried<T>(deed: () => Promise<T>): Promise<T | undefined> {
    busy.value = true
    trouble.value = ''
    try {
      return await deed()
    } catch (error) {
      if (error instanceof ApiError) issues.value = error.issuesByField
      trouble.value = sentenceOf(error)
      return undefined
    } finally {
      busy.value = false
    }
  }
  const fetchQuestion = async () => { question.value = await open.post('/projects/questions', { body: { token, device: device() } }) }
  async function ask(): Promise<void> {
    const missing: Record<string, string> = {}
    if ([...said.title.trim()].length < 2) missing['title'] = '请写想办什么事，至少两个字。'
    if ([...said.words.trim()].length < 5) missing['words'] = '请写为什么要办，至少五个字。'
    if (!said.field) missing['field'] = '请选是哪方面的事。'
    issues.value = missing
    if (!Object.keys(missing).length) await tried(fetchQuestion)
  }
  /** Send it with the question's answer; a wrong one gets another question. */
  async function send(answer: string): Promise<Receipt | undefined> {
    const { seal } = question.value!
    const filled = Object.fromEntries(Object.entries(said).map(([key, value]) => [key, value?.trim()]).filter(([, value]) => value))
    const sent = await tried(async () => {
      try {
        return await open.post('/projects/residents', { body: { id, token, device: device(), seal, answer, ...filled } as never })
      } catch (error) {
        if (error instanceof ApiError && error.code === 'answer-wrong') await fetchQuestion()
        else question.value = undefined
        throw error
      }
    })
    if (sent) {
      question.value = undefined
      id = newId()
      Object.assign(said, { title: '', words: '', field: undefined, division_id: '', place_words: '', name: '', phone: '' })
    }
    return sent
  }
  return { said, issues, trouble, busy, question, ask, send }
}
