/** The steps open to whoever looks at a clue: those to take here, and those that need a desk. */
import { askOf, type Schemas } from '@congress/core'

export type Clue = Schemas['ClueOut']
export type Step = Schemas['ClueStep']

export function openTo(clue: Clue): { here: Step[]; desk: Step[] } {
  const open = [...new Set([...clue.open_steps, ...clue.assignments.flatMap(one => one.open_steps)])]
  return { here: open.filter(askOf), desk: open.filter(step => !askOf(step)) }
}
