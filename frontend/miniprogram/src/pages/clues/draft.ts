/** A report being written: kept on the phone after every field, one save after the other. */
import { emptyReport, type Entry, type KeptPhoto, type Report } from '@congress/core'
import { outbox } from '../../phone'

export class Draft {
  private last: Promise<unknown> = Promise.resolve()

  constructor(private id?: string, public report: Report = emptyReport(), public photos: KeptPhoto[] = []) {}

  /** Take up what was kept; a report that waits becomes a draft again. Throws OnItsWay where it may have arrived. */
  static async open(id: string): Promise<{ draft: Draft; entry: Entry } | undefined> {
    if (!await outbox.find(id)) return undefined
    const entry = await outbox.recall(id)
    return { draft: new Draft(id, entry.report, entry.photos), entry }
  }

  change(change: Partial<Report>): Promise<string> {
    this.report = { ...this.report, ...change }
    return this.save()
  }

  /** Throws StorageFull; the photos are as they were then. */
  async show(photos: KeptPhoto[]): Promise<string> {
    const before = this.photos
    this.photos = photos
    try {
      return await this.save()
    } catch (error) {
      this.photos = before
      throw error
    }
  }

  save(): Promise<string> {
    const saved = this.last.then(async () => {
      this.id = (await outbox.save(this.report, this.photos, this.id)).id
      return this.id
    })
    this.last = saved.catch(() => undefined)
    return saved
  }

  async remove(): Promise<void> {
    await this.last
    if (this.id) await outbox.remove(this.id)
  }
}
