/** A problem as it is written down on a phone, before the server has it: what is checked there, and what is sent. */
import type { Body, Schemas } from './client'

export type Category = Schemas['Category']

/** Where it is: in words, in a division, at the point the phone said in its own datum; each may be missing. */
export interface Place {
  words?: string
  division_id?: string
  /** The division's name, so that a draft reads well without a network; it is not sent. */
  division_name?: string
  point?: { longitude: number; latitude: number; datum: Schemas['Datum'] }
}

export interface Report {
  words: string
  category?: Category
  place: Place
  unnamed: boolean
}

/** A field of the form, for what is wrong with it. */
export type ReportField = 'words' | 'photos' | 'place' | 'category'
export type ReportIssues = Partial<Record<ReportField, string>>

export const MOST_PHOTOS = 9
export const MOST_WORDS = 5000
const TITLE = 30

export const emptyReport = (): Report => ({ words: '', place: {}, unnamed: false })

/** What must be put right before it can be sent, beside its field. */
export function issuesOf(report: Report, photos: number): ReportIssues {
  const found: ReportIssues = {}
  const written = [...report.words.trim()].length
  if (written < 2) found.words = '请写清楚是什么问题，至少两个字。'
  else if (written > MOST_WORDS) found.words = `最多 ${MOST_WORDS} 字，现在 ${written} 字，请写短一些。`
  if (photos > MOST_PHOTOS) found.photos = `最多 ${MOST_PHOTOS} 张照片，请去掉 ${photos - MOST_PHOTOS} 张。`
  return found
}

/** The first sentence, cut at 30 characters: what the offices' lists show as the title. */
export function titleOf(words: string): string {
  const plain = words.trim().replace(/\s+/g, ' ')
  const first = plain.split(/[。！？!?；;]/, 1)[0]!.trim()
  const whole = [...([...first].length >= 2 ? first : plain)]
  return whole.length > TITLE ? `${whole.slice(0, TITLE - 1).join('')}…` : whole.join('')
}

/** A place as it is sent. */
export function placeOf({ words, division_id, point }: Place): Schemas['PlaceIn'] {
  return {
    words: words?.trim() || null,
    division_id: division_id ?? null,
    longitude: point?.longitude ?? null,
    latitude: point?.latitude ?? null,
    datum: point?.datum ?? 'wgs84',
  }
}

/** What is sent: a report under the id its phone chose. */
export function bodyOf(id: string, report: Report, fileIds: string[]): Body<'/clues', 'post'> {
  return {
    id,
    title: titleOf(report.words),
    words: report.words.trim(),
    category: report.category ?? 'other',
    place: placeOf(report.place),
    unnamed: report.unnamed,
    file_ids: fileIds,
  }
}

/** What is asked for likely twins near by. */
export function sightOf(report: Report): Body<'/clues/likely', 'post'> {
  const { title, words, category, place } = bodyOf('', report, [])
  return { title, words, category, place: place! }
}

const FIELDS: [RegExp, ReportField][] = [
  [/^(title|words)/, 'words'],
  [/^file/, 'photos'],
  [/^place/, 'place'],
  [/^category/, 'category'],
]

/** The server's sentences, by the field of the form they belong to; what belongs to none is left out. */
export function issuesFrom(byField: Record<string, string>): ReportIssues {
  const found: ReportIssues = {}
  for (const [path, sentence] of Object.entries(byField)) {
    const field = FIELDS.find(([pattern]) => pattern.test(path))?.[1]
    if (field) found[field] ??= sentence
  }
  return found
}
