/** Pictures of matters: fetched once, kept for when there is no network, gone with their reader. */
import { urlOf } from '@congress/core'
import { bytesOf } from '../../api'
import { keepPicture, keptPicture } from '../kept'

/** An address for `img`; whoever asks lets go of it. */
export async function pictureOf(id: string): Promise<string> {
  const kept = await keptPicture(id)
  if (kept) return URL.createObjectURL(new Blob([kept.bytes], { type: kept.type }))
  const { blob } = await bytesOf(urlOf('/files/{file_id}', { path: { file_id: id } }))
  await keepPicture(id, blob.type, await blob.arrayBuffer()).catch(() => undefined)
  return URL.createObjectURL(blob)
}
