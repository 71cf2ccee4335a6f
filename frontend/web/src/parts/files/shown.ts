/** Files of the API as the browser can show them: they need the Authorization header, so they come as blobs. */
import { urlOf, type Schemas } from '@congress/core'
import { bytesOf } from '../../api'

export type Paper = Schemas['FileOut']

export const isPicture = (file: Paper): boolean => file.media_type.startsWith('image/')

export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

const shown = new Map<string, Promise<string>>()

/** An address for `img` and links; the same file is fetched once. */
export function addressOf(id: string): Promise<string> {
  const known = shown.get(id)
  if (known) return known
  const made = bytesOf(urlOf('/files/{file_id}', { path: { file_id: id } })).then(({ blob }) => URL.createObjectURL(blob))
  shown.set(id, made)
  made.catch(() => shown.delete(id))
  return made
}

/** Let go of all that was fetched: it belonged to whoever was signed in. */
export function forgetShown(): void {
  for (const address of shown.values()) void address.then(URL.revokeObjectURL, () => undefined)
  shown.clear()
}

/** Open a paper: what browsers can show in a new tab, all else as a download. */
export async function open(file: Paper): Promise<void> {
  const link = document.createElement('a')
  link.href = await addressOf(file.id)
  if (isPicture(file) || file.media_type === 'application/pdf') link.target = '_blank'
  else link.download = file.name
  link.click()
}
