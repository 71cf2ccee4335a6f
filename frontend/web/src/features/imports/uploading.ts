/** Sending a workbook to be compared. */
import { newId, type Schemas } from '@congress/core'
import { api } from '../../api'

export interface Uploaded {
  kind: Schemas['ImportKind']
  target: string
  file: File
  sheet?: string | undefined
}

export async function upload({ kind, target, file, sheet }: Uploaded): Promise<Schemas['ImportOut']> {
  const form = new FormData()
  form.set('id', newId())
  form.set('kind', kind)
  form.set('target_id', target)
  if (sheet) form.set('sheet', sheet)
  form.set('file', file, file.name)
  return api.post('/imports', { body: form })
}

export const KINDS = '.xlsx,.xls,.csv,.docx'
