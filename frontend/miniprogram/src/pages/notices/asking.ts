/** Asking for one more WeChat message of each kind: one agreement is one message, and WeChat asks only at a tap. */
import { api } from '../../phone'
import { elder, seen } from '../../wx/kept'

/** WeChat shows at most three kinds at a time. */
const AT_ONCE = 3

/** Ask; returns the kinds agreed to. Nobody is troubled where WeChat cannot ask. */
export function agreedTo(ids: string[]): Promise<string[]> {
  return new Promise(resolve => {
    wx.requestSubscribeMessage({
      tmplIds: ids.slice(0, AT_ONCE),
      success: answer => resolve(ids.filter(id => answer[id] === 'accept')),
      fail: () => resolve([]),
    })
  })
}

/** Learn once which kinds there are to be asked for: none, unless one wants to be told by WeChat. */
export async function learnTemplates(): Promise<void> {
  if (seen.read('templates')) return
  try {
    const [{ wechat }, templates] = await Promise.all([api.get('/notices/preferences'), api.get('/notices/wechat-templates')])
    rememberTemplates(wechat ? templates.map(one => one.template_id) : [])
  } catch {
    // Without a network nobody is asked; the next visit of the first screen learns it.
  }
}

export const rememberTemplates = (ids: string[]): void => seen.write('templates', ids)

/**
 * While something is sent anyway: one more message of each kind, for who wants to be told by WeChat.
 *
 * Not in elder mode, which has no pop-ups; never in the way of what is sent.
 */
export async function askToBeTold(): Promise<void> {
  const wanted = seen.read<string[]>('templates')?.value ?? []
  if (!wanted.length || elder.read()) return
  const agreed = await agreedTo(wanted)
  if (agreed.length) await api.post('/notices/wechat-grants', { body: { template_ids: agreed } }).catch(() => undefined)
}
