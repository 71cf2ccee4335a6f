/** Reports on a phone, as a test writes them, and as the server has them. */
import type { Place, Schemas } from '@congress/core'
import { expect, type Page } from '@playwright/test'
import { asPerson } from '../prepared'
import type { photo } from './phone'

export async function write(page: Page, words: string, photos: Awaited<ReturnType<typeof photo>>[] = []): Promise<void> {
  await page.goto('/m/report')
  await page.getByLabel('什么问题').fill(`${words}。`)
  if (photos.length) await page.locator('input[type=file]').setInputFiles(photos)
  for (const index of photos.keys()) await expect(page.getByRole('img', { name: `第 ${index + 1} 张照片` })).toBeVisible()
  await expect(page.getByText('草稿已存')).toBeVisible()
}

/** Lay reports into the phone's outbox as the form would, faster than by typing. */
export async function pile(page: Page, stamp: string, count: number, place: Place = {}): Promise<void> {
  await page.evaluate(([said, many, where]) => new Promise((resolve, reject) => {
    const asked = indexedDB.open('congress-phone')
    asked.onerror = reject
    asked.onsuccess = () => {
      const change = asked.result.transaction(['entries', 'memory'], 'readwrite')
      const me = change.objectStore('memory').get('me')
      me.onsuccess = () => {
        const entries = change.objectStore('entries')
        for (let index = 1; index <= many; index++) {
          const hex = index.toString(16).padStart(4, '0') + Math.floor(Math.random() * 2 ** 32).toString(16).padStart(8, '0')
          entries.put({
            id: `019ab000-0000-7000-8000-${hex}`, account: me.result.account_id, turn: index, state: 'waiting', photos: [],
            report: { words: `${said} 第 ${index} 件`, place: where, unnamed: false }, tried: false, failures: 0, notBefore: 0,
          })
        }
      }
      change.oncomplete = resolve
      change.onerror = reject
    }
  }), [stamp, count, place] as const)
}

type Tools = Parameters<typeof asPerson>[0]

/** What the server has under these words, in the order it came. */
export async function reported(playwright: Tools, baseURL: string, words: string): Promise<Schemas['ClueRow'][]> {
  const ask = await asPerson(playwright, baseURL, 'deputy')
  const page = await ask<{ items: Schemas['ClueRow'][] }>(`/clues?mine=true&limit=200&sort=oldest&q=${encodeURIComponent(words)}`)
  return page.items.filter(clue => clue.title.includes(words)).sort((a, b) => a.number - b.number)
}
export const clueOf = async (playwright: Tools, baseURL: string, id: string): Promise<Schemas['ClueOut']> =>
  (await asPerson(playwright, baseURL, 'deputy'))(`/clues/${id}`)

export async function townshipElsewhere(playwright: Tools, baseURL: string): Promise<string> {
  const ask = await asPerson(playwright, baseURL, 'deputy')
  const below = (places: Schemas['DivisionNode'][]): Schemas['DivisionNode'][] => places.flatMap(place => [place, ...below(place.children)])
  return below(await ask<Schemas['DivisionNode'][]>('/divisions/tree')).find(place => place.level === 'township' && !place.path.includes('130824'))!.id
}

/** Whether what was read is kept on the phone. */
export const remembered = (page: Page, words: string): Promise<boolean> => page.evaluate(said => new Promise<boolean>(resolve => {
  const asked = indexedDB.open('congress-phone')
  asked.onsuccess = () => {
    const found = asked.result.transaction('memory').objectStore('memory').get('queries')
    found.onsuccess = () => {
      asked.result.close()
      resolve(String(found.result).includes(said))
    }
  }
}), words)

/** The code of the county's first deputy. */
export async function pointOf(playwright: Tools, baseURL: string): Promise<string> {
  const staff = await asPerson(playwright, baseURL, 'staff')
  const { items } = await staff<{ items: Schemas['DeputyOut'][] }>('/deputies?limit=1')
  const [point] = await staff<Schemas['PointOut'][]>('/intake/points', { about_word: 'deputies', about_ids: [items[0]!.id] })
  return point!.token
}
