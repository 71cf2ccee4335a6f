/** What is shown of what was found. */
import type { Schemas } from '@congress/core'

export type Group = Schemas['FoundGroup']
export type Found = Schemas['FoundOut']

export interface Piece {
  text: string
  hit: boolean
}

/** A title in pieces, those that hold a word asked for marked. */
export function piecesOf(title: string, asked: string): Piece[] {
  const words = [...new Set(asked.trim().split(/\s+/).filter(Boolean))].sort((a, b) => b.length - a.length)
  if (!words.length) return [{ text: title, hit: false }]
  const pattern = new RegExp(`(${words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi')
  return title.split(pattern).map((text, i) => ({ text, hit: i % 2 === 1 })).filter(piece => piece.text)
}

export interface Suggestion {
  key: string
  word: Group['word']
  item: Found
  /** The first of its group, over which the group is named. */
  first: boolean
}

/** All that was found as one list, to move through with the arrows. */
export const suggestionsOf = (groups: Group[]): Suggestion[] =>
  groups.flatMap(group => group.items.map((item, i) => ({ key: `${group.word}-${item.id}`, word: group.word, item, first: i === 0 })))

/** The place of the next suggestion, around the ends; -1 is the box itself. */
export function moved(at: number, by: 1 | -1, count: number): number {
  return count ? (at + 1 + by + count + 1) % (count + 1) - 1 : -1
}
