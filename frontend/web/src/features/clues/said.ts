/** What is filled in about a clue, and the bodies made of it. */
import type { Body, Schemas } from '@congress/core'

export interface PlaceSaid {
  division_id: string | undefined
  words: string
  longitude: number | undefined
  latitude: number | undefined
  datum: Schemas['Datum']
}
export interface ClueSaid {
  title: string
  words: string
  category: Schemas['Category'] | ''
  place: PlaceSaid
}

export const nothingSaid = (): ClueSaid => ({
  title: '', words: '', category: '', place: { division_id: undefined, words: '', longitude: undefined, latitude: undefined, datum: 'wgs84' },
})

export function saidOf(clue: Schemas['ClueOut']): ClueSaid {
  return {
    title: clue.title, words: clue.words, category: clue.category,
    place: {
      division_id: clue.division?.id, words: clue.place_words ?? '', datum: 'wgs84',
      longitude: clue.longitude ?? undefined, latitude: clue.latitude ?? undefined,
    },
  }
}

export function missingIn(said: ClueSaid): Record<string, string> {
  const found: Record<string, string> = {}
  if (said.title.trim().length < 2) found['title'] = '请用一句话写明是什么问题。'
  if (!said.words.trim()) found['words'] = '请写明哪里、什么情况、希望怎么解决。'
  if (!said.category) found['category'] = '请选择类别。'
  if ((said.place.longitude === undefined) !== (said.place.latitude === undefined)) found['place'] = '经度和纬度要一起填。'
  return found
}

export function bodyOf(said: ClueSaid): Body<'/clues/{clue_id}', 'patch'> {
  const { division_id, words, longitude, latitude, datum } = said.place
  return {
    title: said.title.trim(), words: said.words.trim(), category: said.category as Schemas['Category'],
    place: {
      ...(division_id ? { division_id } : {}),
      ...(words.trim() ? { words: words.trim() } : {}),
      ...(longitude !== undefined && latitude !== undefined ? { longitude, latitude } : {}),
      datum,
    },
  }
}
