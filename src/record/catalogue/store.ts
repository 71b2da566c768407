/**
 * The catalogue: one SQLite file with the text of many bags, found by FTS5. The bags stay the truth; this can be made again from them at any time. A bag is
 * added in one transaction: after a kill it is there whole or not at all.
 */
import Database from 'libsql';
import { packed, rectangles, unpacked, type Box } from './boxes.ts';
import type { AltoText } from './read-alto.ts';
import { indexed, phraseOf, placesOf } from './terms.ts';

/** What of a bag is catalogued. */
export interface Catalogued {
  /** `cn43-0003/2021-01-26[/variant]`. */
  readonly identifier: string;
  /** SHA-256 of its tag manifest, which names everything in it. */
  readonly sha256: string;
  /** Where it is; absolute. */
  readonly path: string;
  readonly paper: string;
  readonly pages: readonly AltoText[];
}

/** A bag in the catalogue. */
export interface BagRow {
  readonly identifier: string;
  readonly sha256: string;
  readonly path: string;
  readonly paper: string;
  readonly date: string;
  readonly pages: number;
}

/** What is looked for. */
export interface Query {
  readonly text: string;
  /** Dates or the beginnings of dates: `2021-01`. Inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Folio (A01), or the page's place in its issue, from 1. */
  readonly page?: string;
  readonly paper?: string;
  readonly limit: number;
}

/** A story on a page in which the query stands, and where. */
export interface Hit {
  readonly bag: string;
  readonly path: string;
  readonly paper: string;
  readonly date: string;
  readonly page: string;
  /** Folios of the page. */
  readonly folio: string;
  /** mm10. */
  readonly width: number;
  readonly height: number;
  readonly story: string;
  readonly title: string;
  readonly places: readonly {
    readonly before: string;
    readonly match: string;
    readonly after: string;
    readonly boxes: readonly Box[];
  }[];
}

/** What came of adding a bag. `conflict`: another bag of that identity is there. */
export type Added = 'added' | 'known' | 'conflict';

const FORMAT = 1;

const TABLES = `
create table if not exists format (version integer not null);
create table if not exists bags (
  id integer primary key, identifier text not null unique, sha256 text not null, path text not null, paper text not null, date text not null
);
create table if not exists pages (
  id integer primary key, bag integer not null references bags on delete cascade, n integer not null,
  identifier text not null, folio text not null, width real not null, height real not null
);
create table if not exists texts (
  id integer primary key, page integer not null references pages on delete cascade, story text not null, title text not null,
  body text not null, boxes blob not null
);
create index if not exists pages_bag on pages (bag);
create index if not exists texts_page on texts (page);
create index if not exists bags_date on bags (date);
create virtual table if not exists terms using fts5 (body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
`;

/** The catalogue in a file, which is made when it is not there. Throws where the file is another thing or of a newer version. */
export class Catalogue {
  readonly #db: Database.Database;

  constructor(file: string) {
    this.#db = new Database(file, { timeout: 30_000 });
    this.#db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
    this.#db.exec(TABLES);
    const row = this.#db.prepare('select version from format').get() as { version: number } | undefined;
    if (!row) this.#db.prepare('insert into format (version) values (?)').run(FORMAT);
    else if (row.version > FORMAT)
      throw new Error(
        `the catalogue is of version ${row.version}, which a newer Banxin wrote; make it again from the bags with rebuild`,
      );
  }

  close(): void {
    this.#db.close();
  }

  /** Adds a bag, or leaves it as it is when it is there already. `replace`: in the place of another of its identity. */
  add(bag: Catalogued, replace = false): Added {
    const terms = bag.pages.map(({ texts }) => texts.map(({ text, boxes }) => ({ body: indexed(text), boxes: packed(boxes) })));
    let outcome: Added = 'added';
    this.#locked(() => {
      const there = this.#db.prepare('select id, sha256, path from bags where identifier = ?').get(bag.identifier) as
        { id: number; sha256: string; path: string } | undefined;
      if (there?.sha256 === bag.sha256) {
        if (there.path !== bag.path) this.#db.prepare('update bags set path = ? where id = ?').run(bag.path, there.id);
        outcome = 'known';
        return;
      }
      if (there && !replace) {
        outcome = 'conflict';
        return;
      }
      if (there) this.#remove(there.id);
      this.#insert(bag, terms);
    });
    return outcome;
  }

  /** Takes a bag out; false where there is none of that identity. */
  remove(identifier: string): boolean {
    let found = false;
    this.#locked(() => {
      const there = this.#db.prepare('select id from bags where identifier = ?').get(identifier) as { id: number } | undefined;
      found = there !== undefined;
      if (there) this.#remove(there.id);
    });
    return found;
  }

  bags(): BagRow[] {
    return this.#db
      .prepare(
        'select b.identifier, b.sha256, b.path, b.paper, b.date, count(p.id) as pages from bags b left join pages p on p.bag = b.id group by b.id order by b.date, b.identifier',
      )
      .all() as BagRow[];
  }

  /** Stories in which the query stands, newest issue first, then by page. Nothing for a query without a letter or figure. */
  search(query: Query): { readonly hits: Hit[]; readonly total: number } {
    const phrase = phraseOf(query.text);
    if (phrase === undefined) return { hits: [], total: 0 };
    const { where, values } = conditions(query);
    const from = `from terms f join texts t on t.id = f.rowid join pages p on p.id = t.page join bags b on b.id = p.bag where f.body match ?${where}`;
    const { total } = this.#db.prepare(`select count(*) as total ${from}`).get(phrase, ...values) as { total: number };
    // Bodies and boxes are read of the stories that are shown, not of all that are sorted.
    const rows = this.#db
      .prepare(
        `select b.identifier as bag, b.path, b.paper, b.date, p.identifier as page, p.folio, p.width, p.height, t.story, t.title, t.body, t.boxes
         from (select t.id as text ${from} order by b.date desc, b.identifier, p.n, t.id limit ?) found
         join texts t on t.id = found.text join pages p on p.id = t.page join bags b on b.id = p.bag
         order by b.date desc, b.identifier, p.n, t.id`,
      )
      .all(phrase, ...values, query.limit) as Row[];
    return { hits: rows.map((row) => hitOf(row, query.text)), total };
  }

  /** Bytes of the file and counts, for who looks after it. */
  size(): { readonly bags: number; readonly texts: number; readonly bytes: number } {
    const one = (sql: string): number => Number(Object.values(this.#db.prepare(sql).get() as object)[0]);
    return {
      bags: one('select count(*) as n from bags'),
      texts: one('select count(*) as n from texts'),
      bytes: one('select page_count * page_size as n from pragma_page_count(), pragma_page_size()'),
    };
  }

  /** What SQLite finds wrong with the file; empty where nothing is. */
  faults(): string[] {
    const rows = this.#db.prepare('pragma integrity_check').all() as { integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  }

  #insert(bag: Catalogued, terms: readonly (readonly { body: string; boxes: Uint8Array }[])[]): void {
    const date = /\d{4}-\d{2}-\d{2}/u.exec(bag.identifier)?.[0] ?? '';
    const id = idOf(
      this.#db
        .prepare('insert into bags (identifier, sha256, path, paper, date) values (?, ?, ?, ?, ?)')
        .run(bag.identifier, bag.sha256, bag.path, bag.paper, date),
    );
    const page = this.#db.prepare('insert into pages (bag, n, identifier, folio, width, height) values (?, ?, ?, ?, ?, ?)');
    const text = this.#db.prepare('insert into texts (page, story, title, body, boxes) values (?, ?, ?, ?, ?)');
    const term = this.#db.prepare('insert into terms (rowid, body) values (?, ?)');
    for (const [n, one] of bag.pages.entries()) {
      const folio = one.identifier.slice(one.identifier.lastIndexOf('/') + 1);
      const at = idOf(page.run(id, n + 1, one.identifier, folio, one.width, one.height));
      for (const [k, { story, title, text: body }] of one.texts.entries()) {
        const { body: row, boxes } = terms[n]![k]!;
        term.run(idOf(text.run(at, story, title, body, Buffer.from(boxes))), row);
      }
    }
  }

  #remove(id: number): void {
    this.#db
      .prepare('delete from terms where rowid in (select t.id from texts t join pages p on p.id = t.page where p.bag = ?)')
      .run(id);
    this.#db.prepare('delete from texts where page in (select id from pages where bag = ?)').run(id);
    this.#db.prepare('delete from pages where bag = ?').run(id);
    this.#db.prepare('delete from bags where id = ?').run(id);
  }

  /** One writer at a time: the lock is taken before anything is read. */
  #locked(work: () => void): void {
    this.#db.exec('begin immediate');
    try {
      work();
      this.#db.exec('commit');
    } catch (error) {
      this.#db.exec('rollback');
      throw error;
    }
  }
}

interface Row extends Omit<Hit, 'places'> {
  readonly body: string;
  readonly boxes: Uint8Array;
}

const idOf = (result: { readonly lastInsertRowid: number | bigint }): number => Number(result.lastInsertRowid);

function conditions({ from, to, page, paper }: Query): { where: string; values: (string | number)[] } {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  const put = (sql: string, ...given: (string | number)[]): void => {
    parts.push(` and ${sql}`);
    values.push(...given);
  };
  if (from !== undefined) put('b.date >= ?', from);
  // 2021-01 includes all of its days.
  if (to !== undefined) put('b.date <= ?', `${to}\uffff`);
  if (paper !== undefined) put('(b.paper = ? or b.identifier like ?)', paper, `${paper}/%`);
  if (page !== undefined) {
    if (/^\d+$/u.test(page)) put('p.n = ?', Number(page));
    else put("('-' || p.folio || '-') like ?", `%-${page}-%`);
  }
  return { where: parts.join(''), values };
}

/** Characters shown on either side of a match. */
const CONTEXT = 16;

function hitOf({ body, boxes, ...row }: Row, query: string): Hit {
  const all = unpacked(boxes);
  const places = placesOf(body, query).map(({ start, end }) => ({
    before: body.slice(Math.max(0, start - CONTEXT), start).replaceAll('\n', ' '),
    match: body.slice(start, end),
    after: body.slice(end, end + CONTEXT).replaceAll('\n', ' '),
    boxes: rectangles(all, start, end),
  }));
  return { ...row, places };
}
