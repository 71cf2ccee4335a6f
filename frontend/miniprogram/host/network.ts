/** Requests, uploads and downloads of WeChat over fetch; without cookies, as there. */
import { calling, Failure } from './calling'
import { blobOf, hold } from './files'

interface Asked { url: string; header?: Record<string, string>; method?: string; data?: unknown; timeout?: number }

async function sent(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: 'omit' })
  } catch (error) {
    throw new Failure(`errcode:-101 ${String(error)}`, 600001)
  }
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said) as unknown
  } catch {
    return said
  }
}

const headersOf = (answer: Response) => Object.fromEntries(Array.from(answer.headers, ([name, value]) => [name.replace(/(^|-)\w/g, letter => letter.toUpperCase()), value]))

export const network = {
  request: calling('request', async ({ url, method = 'GET', header = {}, data }: Asked) => {
    const body = data === undefined ? undefined : JSON.stringify(data)
    const answer = await sent(url, { method, headers: { 'content-type': 'application/json', ...header }, ...body === undefined ? {} : { body } })
    return { statusCode: answer.status, header: headersOf(answer), data: parsed(await answer.text()) }
  }),
  uploadFile: calling('uploadFile', async ({ url, filePath, name, formData = {}, header = {} }: Asked & { filePath: string; name: string; formData?: Record<string, string> }) => {
    const form = new FormData()
    for (const [key, value] of Object.entries(formData)) form.append(key, value)
    form.append(name, await blobOf(filePath), filePath.split('/').pop())
    const answer = await sent(url, { method: 'POST', body: form, headers: header })
    return { statusCode: answer.status, data: await answer.text() }
  }),
  downloadFile: calling('downloadFile', async ({ url, header = {} }: Asked) => {
    const answer = await sent(url, { headers: header })
    return { statusCode: answer.status, tempFilePath: hold(await answer.blob()) }
  }),
  onNetworkStatusChange: (heard: (status: { isConnected: boolean; networkType: string }) => void) => {
    addEventListener('online', () => heard({ isConnected: true, networkType: 'wifi' }))
    addEventListener('offline', () => heard({ isConnected: false, networkType: 'none' }))
  },
  getNetworkType: calling('getNetworkType', () => ({ networkType: navigator.onLine ? 'wifi' : 'none' })),
}
