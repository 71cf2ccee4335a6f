/** What the tabs of a campaign share. */
import type { Schemas } from '@congress/core'

export type Campaign = Schemas['CampaignOut']

/** The fields that go on, to choose one from; `kept` stays choosable. */
export const fieldChoices = (campaign: Campaign, kept?: string | null): Record<string, string> =>
  Object.fromEntries(campaign.fields.filter(one => !one.ended || one.id === kept).map(one => [one.id, one.name]))

/** Planned days, or what there is of them: 1月5日至2月27日. */
export function spanOf(from: string | null, to: string | null, spoken: (day: string) => string): string {
  if (from && to) return `${spoken(from)}至${spoken(to)}`
  return from ? `${spoken(from)}起` : to ? `${spoken(to)}前` : ''
}

export const matched = (version: number): { 'if-match': string } => ({ 'if-match': `"${version}"` })
