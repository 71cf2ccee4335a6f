/** One matter as its page shows it: where it stands, what was done, what was answered, what can be done now. */
import { CATEGORIES, CLUE_STEPS, lookOf, momentOf, spokenDay, type Look, type Schemas } from '@congress/core'
import { STEPS, type StepName } from './steps'

export type Clue = Schemas['ClueOut']
type Entry = Schemas['TimelineOut']

/** Of what happened, before all is asked for. */
const SHOWN = 4

export interface StageShown {
  name: string
  day: string
  state: 'done' | 'cur' | 'todo'
  last: boolean
}

export interface EventShown {
  id: string
  at: string
  title: string
  note: string
  who: string
  /** Shown before all are asked for. */
  first: boolean
}

export interface Matter {
  id: string
  code: string
  title: string
  holder: string
  until: string
  look: Look
  stages: StageShown[]
  words: string
  category: string
  place: string
  point: { longitude: number; latitude: number } | undefined
  reporter: string
  answer: string
  answerBy: string
  rating: string
  ended: string
  steps: { step: StepName; name: string }[]
  rates: boolean
  elsewhere: boolean
  events: EventShown[]
  more: boolean
}

/** What reports showed, and what the answer brought. */
export const photosOf = (clue: Clue, step: 'report' | 'answer'): string[] =>
  clue.files.filter(file => file.step === step && file.media_type.indexOf('image/') === 0).map(file => file.id)

export const papersOf = (clue: Clue): { id: string; name: string }[] =>
  clue.files.filter(file => file.media_type.indexOf('image/') !== 0).map(({ id, name }) => ({ id, name }))

function stageOf(stage: Schemas['StageOut'], at: number, clue: Clue): StageShown {
  const who = stage.who === '反映人' || stage.name === '反映' ? (clue.own ? '您' : '') : stage.who ?? ''
  const state = stage.state === 'done' ? 'done' : stage.state === 'now' ? 'cur' : 'todo'
  const day = stage.at ? spokenDay(stage.at) : stage.due_on ? `${spokenDay(stage.due_on)}前` : ''
  return { name: state === 'cur' ? `等${who}${stage.name}` : who + stage.name, day, state, last: at === clue.stages.length - 1 }
}

const holderOf = (clue: Clue): string =>
  clue.holder.kind === 'nobody' ? '已经办结' : clue.own && clue.holder.kind === 'reporter' ? '您，请评价' : clue.holder.name

const eventOf = (entry: Entry, at: number): EventShown => ({
  id: entry.id, at: momentOf(entry.created_at), title: entry.title, note: entry.note ?? '',
  who: [entry.organ, entry.actor_name].filter(Boolean).join(' '), first: at < SHOWN,
})

/** The steps of this caller: of the matter, and of a joint unit's own part. */
export function stepsOf(clue: Clue): Schemas['ClueStep'][] {
  const own = clue.assignments.filter(one => one.own).reduce<Schemas['ClueStep'][]>((all, one) => all.concat(one.open_steps), [])
  return Array.from(new Set([...clue.open_steps, ...own]))
}

export function matterOf(clue: Clue, timeline: Entry[]): Matter {
  const open = stepsOf(clue)
  const here = open.filter((step): step is StepName => step in STEPS)
  return {
    id: clue.id, code: clue.code, title: clue.title, holder: holderOf(clue),
    until: clue.due_on ? spokenDay(clue.due_on) : '', look: lookOf(clue.light, clue.days_left),
    stages: clue.stages.map((stage, at) => stageOf(stage, at, clue)),
    words: clue.words, category: CATEGORIES[clue.category], place: clue.place,
    point: clue.longitude !== null && clue.latitude !== null ? { longitude: clue.longitude, latitude: clue.latitude } : undefined,
    reporter: clue.own ? '您' : clue.reporter.name,
    answer: clue.answer ?? '', answerBy: clue.answered_at ? [clue.unit?.name, spokenDay(clue.answered_at)].filter(Boolean).join('，') : '',
    rating: clue.rating_words ?? '', ended: clue.ended_reason ?? '',
    steps: here.map(step => ({ step, name: CLUE_STEPS[step] })),
    rates: open.indexOf('rate') >= 0,
    elsewhere: open.some(step => step !== 'rate' && !(step in STEPS)),
    events: timeline.map(eventOf), more: timeline.length > SHOWN,
  }
}
