// Row source (data of the list): the rows of the list that can be seen, asked for when they come into view. Without a query any place can
// be gone to at once; a search goes on from its last row. Never draws: results.tsx does.
import type { LibraryAsker } from '../library_client';
import type { Passage, Row } from '../search';

const kPage = 60;

export class RowSource {
  /** Rows that the list has room for; a search whose end is not known counts one page more. */
  count = 0;
  /** Whether `count` is how many there are. */
  isExact = false;
  passages = new Map<number, Passage>();
  private readonly pages = new Map<number, Row[]>();
  private readonly asked = new Set<number>();
  private readonly askedPassages = new Set<number>();

  constructor(
    private readonly library: LibraryAsker,
    readonly query: string,
    private readonly changed: () => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  row(index: number): Row | undefined {
    return this.pages.get(Math.floor(index / kPage))?.[index % kPage];
  }

  /** Sees to it that the rows from `from` to `to` (excluded) come. */
  need(from: number, to: number): void {
    const last = Math.floor(Math.max(from, to - 1) / kPage);
    for (let page = Math.floor(from / kPage); page <= last; ++page) {
      if (page * kPage < this.count || page === 0) void this.fetch(page).catch(this.failed);
    }
    void this.fetchPassages(from, to).catch(this.failed);
  }

  private async fetch(page: number): Promise<void> {
    if (this.asked.has(page)) return;
    if (this.query === '') {
      this.asked.add(page);
      const found = await this.library.ask({ kind: 'list', offset: page * kPage, limit: kPage });
      this.pages.set(page, found.rows);
      this.count = found.total ?? 0;
      this.isExact = true;
    } else {
      const before = page === 0 ? 0 : this.pages.get(page - 1)?.at(-1)?.id;
      if (before === undefined) return; // the page before it comes first
      this.asked.add(page);
      const found = await this.library.ask({ kind: 'search', query: this.query, limit: kPage, before });
      this.pages.set(page, found.rows);
      this.count = page * kPage + found.rows.length + (found.more ? kPage : 0);
      this.isExact = !found.more;
    }
    this.changed();
  }

  private async fetchPassages(from: number, to: number): Promise<void> {
    const ids: number[] = [];
    for (let index = from; index < to; ++index) {
      const id = this.row(index)?.id;
      if (id !== undefined && !this.askedPassages.has(id)) ids.push(id);
    }
    if (ids.length === 0) return;
    for (const id of ids) this.askedPassages.add(id);
    for (const passage of await this.library.ask({ kind: 'passages', query: this.query, ids })) this.passages.set(passage.id, passage);
    this.changed();
  }
}
